import type { PetitionCard } from './views'

/** The petitions that lack the smallest part of their next milestone: there a few more people change most. */
export const nearestMilestone = (petitions: PetitionCard[], howMany: number): PetitionCard[] =>
  petitions.toSorted((a, b) => b.confirmed / b.goal - a.confirmed / a.goal).slice(0, howMany)
