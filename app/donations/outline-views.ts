import type { donations, disputes, GiftState } from '../../db/schema'
export type Gift = Pick<
  typeof donations.$inferSelect,
  | 'id'
  | 'amountMinor'
  | 'feeCoverMinor'
  | 'currency'
  | 'refundedMinor'
  | 'disputedMinor'
  | 'livemode'
  | 'shown'
  | 'locale'
  | 'createdAt'
  | 'paidAt'
  | 'petitionId'
  | 'monthlyGiftId'
> & { state: GiftState }
export type DisputeState = typeof disputes.$inferSelect
