import type { PetitionState } from '../../db/schema'
import { publicStates } from './states'

export interface AskedList {
  /** Empty: no search. */
  q: string
  campaign?: string
  state?: PetitionState
  page: number
}

const LONGEST_SEARCH = 100

/** Reads the address of the list; what makes no sense is left out. Never throws. */
export function readListFilter(query: URLSearchParams): AskedList {
  const campaign = query.get('campaign')
  const page = Number(query.get('page'))
  return {
    q: (query.get('q') ?? '').trim().slice(0, LONGEST_SEARCH),
    campaign: campaign || undefined,
    state: publicStates.find((state) => state === query.get('state')),
    page: Number.isInteger(page) && page > 0 ? page : 1,
  }
}
