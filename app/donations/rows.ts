import type { donations, monthlyGifts, receipts } from '../../db/schema'

export type Donation = typeof donations.$inferSelect
export type MonthlyGift = typeof monthlyGifts.$inferSelect
export type Receipt = typeof receipts.$inferSelect
