import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAuditFilter } from '../accounts/audit-filter'
import { auditedPeople, readAudit } from '../accounts/read-audit.server'
import { enter } from '../organizers/enter.server'
import { AuditPage } from '../ui/organizers/audit-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'audit.see')
  const query = new URL(args.request.url).searchParams
  const before = query.get('before') ?? ''
  const { filter, shown } = readAuditFilter(query)
  const [{ lines, next }, people] = await Promise.all([
    readAudit(organisation.id, filter, /^\d{1,15}$/.test(before) ? Number(before) : null),
    auditedPeople(organisation.id),
  ])
  return { locale, lines, next, filter: shown, people }
}

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}
