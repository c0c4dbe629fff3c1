/** A moment as a form asks for it: a day and a time of day in UTC. */
export interface TypedMoment {
  day: string
  time: string
}

export const noMoment: TypedMoment = { day: '', time: '' }

/** The moment in epoch ms; null where nothing was typed, undefined where it is no moment there is. */
export function readMoment({ day, time }: TypedMoment, timeWithout: string): number | null | undefined {
  if (day === '') return time === '' ? null : undefined
  const at = time === '' ? timeWithout : time
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || !/^\d{2}:\d{2}$/.test(at)) return undefined
  const moment = Date.parse(`${day}T${at}:00Z`)
  // A 31 February would roll over into March.
  return Number.isNaN(moment) || new Date(moment).toISOString().slice(0, 10) !== day ? undefined : moment
}

export function showMoment(epochMs: number | null): TypedMoment {
  if (epochMs === null) return noMoment
  const [day = '', time = ''] = new Date(epochMs).toISOString().split('T')
  return { day, time: time.slice(0, 5) }
}
