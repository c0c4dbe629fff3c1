import { DAY } from '../duration'

const isWorkingDay = (at: number): boolean => ![0, 6].includes(new Date(at).getUTCDay())

/** The same time of day after so many working days: Monday to Friday, in UTC. */
export function afterWorkingDays(at: number, days: number): number {
  let due = at
  for (let left = days; left > 0;) {
    due += DAY
    if (isWorkingDay(due)) left--
  }
  return due
}

export type Urgency = 'fresh' | 'due' | 'overdue'

/** due: within a working day of its time; overdue: past it. */
export const urgencyOf = (dueAt: number, now: number): Urgency =>
  now >= dueAt ? 'overdue' : afterWorkingDays(now, 1) >= dueAt ? 'due' : 'fresh'
