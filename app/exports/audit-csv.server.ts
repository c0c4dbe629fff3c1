import { everyAuditLine, type AuditFilter } from '../accounts/read-audit.server'
import { BYTE_ORDER_MARK, csvLine } from './csv'
import { streamed } from './streamed'

const columns = ['at', 'actor', 'action', 'petition', 'about', 'reason', 'details']

/** The log of an organisation as CSV, streamed; nothing of it is held in memory but a page. */
export const auditCsv = (organisationId: string, filter: AuditFilter): ReadableStream<Uint8Array> =>
  streamed(textOf(organisationId, filter))

async function* textOf(organisationId: string, filter: AuditFilter): AsyncGenerator<string, undefined> {
  yield BYTE_ORDER_MARK + csvLine(columns)
  for await (const lines of everyAuditLine(organisationId, filter)) {
    yield lines
      .map(({ at, actor, action, petition, about, reason, details }) =>
        csvLine([
          new Date(at).toISOString(),
          actor,
          action,
          petition ?? '',
          about ?? '',
          reason ?? '',
          Object.keys(details).length > 0 ? JSON.stringify(details) : '',
        ]),
      )
      .join('')
  }
  return undefined
}
