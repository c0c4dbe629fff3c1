/** The next milestone not yet reached; past the last one, the next doubling of it. */
export function nextGoal(milestones: number[], confirmed: number): number {
  const next = milestones.find((milestone) => milestone > confirmed)
  if (next) return next
  let goal = milestones.at(-1) ?? 100
  while (goal <= confirmed) goal *= 2
  return goal
}
