import { can } from '../accounts/can'
import { countStaleClaims } from '../evidence/stale-claims.server'
import { reviewTasks } from '../review/queue.server'
import type { Organizer } from './organizer'
import type { OrganisationOverview } from './overview.server'

export interface WaitingTask {
  what: 'comments' | 'held' | 'overdue' | 'reviews' | 'reports' | 'stale'
  n: number
  href: string
}

/** What waits for somebody with these roles, the most urgent first; nothing that waits for nobody. */
export async function readTasks(
  organizer: Organizer,
  overview: OrganisationOverview,
): Promise<WaitingTask[]> {
  const { id } = organizer.organisation
  const may = (action: Parameters<typeof can>[1]) => can(organizer, action, id)
  const tasks: WaitingTask[] = []
  const { held, comments } = overview
  if (may('signatures.decide')) {
    tasks.push({ what: 'held', n: held.n, href: `/manage/petitions/${held.slug}/signatures/held` })
    tasks.push({
      what: 'comments',
      n: comments.n,
      href: `/manage/petitions/${comments.slug}/signatures/comments`,
    })
  }
  if (may('review.see')) {
    const { fresh, due, overdue, reports } = await reviewTasks(id)
    tasks.unshift({ what: 'overdue', n: overdue, href: '/manage/review' })
    tasks.push({ what: 'reviews', n: fresh + due, href: '/manage/review' })
    tasks.push({ what: 'reports', n: reports, href: '/manage/review' })
  }
  if (may('evidence.review'))
    tasks.push({ what: 'stale', n: await countStaleClaims(id), href: '/manage/sources/stale' })
  return tasks.filter(({ n }) => n > 0)
}
