import { shownGoal, type ShownGoal } from './giving-goals.server'
import { takesGifts } from './takes-gifts.server'

/** What a petition's page says of giving. */
export interface GivingAt {
  /** Whether one can give from there. */
  gives: boolean
  goal: ShownGoal | null
}

/** What a petition's page says of giving; null where it says nothing: nobody can give, and no goal is shown. */
export async function givingAt({ id, slug }: { id: string; slug: string }): Promise<GivingAt | null> {
  const [gives, goal] = await Promise.all([takesGifts(slug), shownGoal(id)])
  return gives || goal ? { gives, goal } : null
}
