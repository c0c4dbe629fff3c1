import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAuditFilter } from '../accounts/audit-filter'
import { auditCsv } from '../exports/audit-csv.server'
import { enter } from '../organizers/enter.server'

export async function loader(args: LoaderFunctionArgs) {
  const { organisation } = await enter(args, 'audit.see')
  const { filter } = readAuditFilter(new URL(args.request.url).searchParams)
  return new Response(auditCsv(organisation.id, filter), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${organisation.slug}-log.csv"`,
      'Cache-Control': 'no-store',
    },
  })
}
