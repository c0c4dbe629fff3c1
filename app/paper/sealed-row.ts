import type { RowAnswers } from './sheet-form'

/** What stands in a row of paper, as it is sealed. */
export type SealedRow = Pick<RowAnswers, 'name' | 'place' | 'country' | 'email'>

/** The context a row is sealed under: it opens in its own place of its own sheet only. */
export const sealedRow = (sheetId: string, row: number): string => `paper_signatures/${sheetId}/${row}`
