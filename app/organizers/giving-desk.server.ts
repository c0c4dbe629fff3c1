import { hasGifts } from '../donations/gift-totals.server'
import { givingBy } from '../platform/stripe/provider.server'

/** Real gifts or tests: which of them a page of donations is about. */
export interface GivingMode {
  livemode: boolean
  /** What an address says to stay with them; empty for those that are given now. */
  query: '' | '?mode=live' | '?mode=test'
}

/** What an address asks for; without a word, what the provider takes now. */
export function modeAsked(request: Request): GivingMode {
  const asked = new URL(request.url).searchParams.get('mode')
  const { provider, livemode } = givingBy()
  const usual = provider === 'off' ? true : livemode
  if (asked === 'live' && !usual) return { livemode: true, query: '?mode=live' }
  if (asked === 'test' && usual) return { livemode: false, query: '?mode=test' }
  return { livemode: usual, query: '' }
}

/** The way to the gifts of the other mode, where there are any; to what is given now, always. */
export async function otherMode(organisationId: string, mode: GivingMode): Promise<string | null> {
  if (mode.query !== '') return ''
  if (!(await hasGifts(organisationId, !mode.livemode))) return null
  return mode.livemode ? '?mode=test' : '?mode=live'
}

/** The first moment of a UTC day as a form writes it; null for none, 'malformed' for what is no day. */
export function readDay(text: string): number | null | 'malformed' {
  if (text === '') return null
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(text) : NaN
  return Number.isNaN(at) ? 'malformed' : at
}
