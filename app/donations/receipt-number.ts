import type { Receipt } from './rows'

/** As it stands on paper: `2026-000123`, and `TEST-2026-000004` where no money moved. */
export const receiptNumber = ({ year, number, livemode }: Pick<Receipt, 'year' | 'number' | 'livemode'>) =>
  `${livemode ? '' : 'TEST-'}${year}-${String(number).padStart(6, '0')}`
