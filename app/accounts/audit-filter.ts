import { isId } from '../../db/is-id'

/** Reads what the log's address asks for; a day that is none is left out. */
export function readAuditFilter(query: URLSearchParams) {
  const text = (name: string) => (query.get(name) ?? '').trim().slice(0, 120)
  const day = text('day')
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
  const person = isId(text('person')) ? text('person') : ''
  const shown = { person, action: text('action'), petition: text('petition'), day: isDay ? day : '' }
  return {
    shown,
    filter: { personId: shown.person, action: shown.action, petition: shown.petition, day: shown.day },
  }
}
