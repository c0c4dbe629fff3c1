import type { AnswerOutcome, DeliveryWay } from '../../deliveries/words'
import type { ReadersProblem } from '../../paper/sheet-form'

/** What forms offer, in the order they offer it. */
export const readersProblems: readonly ReadersProblem[] = ['illegible', 'incomplete', 'invented']
export const deliveryWays: readonly DeliveryWay[] = ['mail', 'post', 'in-person', 'portal']
export const answerOutcomes: readonly AnswerOutcome[] = ['granted', 'in-part', 'refused', 'noted']

/** Rows of one form of a sheet. */
export const ROWS = 10
