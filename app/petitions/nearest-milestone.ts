import type { PetitionCard } from './views'

/**
 * The petitions that lack the smallest part of their next milestone, for there a few more people change most; each
 * campaign once before any comes again.
 */
export function nearestMilestone(petitions: PetitionCard[], howMany: number): PetitionCard[] {
  const ranked = petitions.toSorted((a, b) => b.confirmed / b.goal - a.confirmed / a.goal)
  const seen = new Set<string | undefined>()
  const first = ranked.filter(({ campaign }) => !seen.has(campaign?.slug) && seen.add(campaign?.slug))
  return [...first, ...ranked.filter((petition) => !first.includes(petition))].slice(0, howMany)
}
