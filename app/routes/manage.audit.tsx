import type { LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { readAuditFilter } from '../accounts/audit-filter'
import { auditedPeople, readAudit } from '../accounts/read-audit.server'
import type { Locale } from '../i18n'
import { enter } from '../organizers/enter.server'
import { removalTexts } from '../petitions/removal-reasons'
import { takeDownTexts } from '../petitions/take-down-reasons'
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
  const inWords = (said: Record<string, Record<Locale, string>>) =>
    Object.fromEntries(Object.entries(said).map(([code, text]) => [code, text[locale]]))
  const reasons = { removal: inWords(removalTexts), takeDown: inWords(takeDownTexts) }
  return { locale, lines, next, filter: shown, people, reasons }
}

export default function Audit() {
  return <AuditPage {...useLoaderData<typeof loader>()} />
}
