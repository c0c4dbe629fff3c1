/** What DNS says of the domain that mails come from. Each name of a state has its sentence in `app/i18n`. */

/** Nobody answered in time, or the server refuses: nothing is known. */
type Unanswered = 'unanswered'

export type SpfState = 'good' | 'missing' | 'several' | 'open' | 'other' | Unanswered
export type DkimState = 'good' | 'missing' | 'several' | 'revoked' | 'no-selector' | Unanswered
export type DmarcState = 'good' | 'watching' | 'missing' | 'several' | 'invalid' | Unanswered
export type AlignmentState = 'good' | 'strict' | 'nothing' | Unanswered

export interface Check<State> {
  state: State
  /** The name that was asked for. */
  at: string
  /** The record as it stands there. */
  found: string | null
}

export interface DomainChecks {
  spf: Check<SpfState>
  dkim: Check<DkimState>
  dmarc: Check<DmarcState>
  /** Whether what SPF and DKIM vouch for is the domain that readers see (RFC 7489, 3.1). */
  alignment: Check<AlignmentState>
}

/** States that need nobody to do anything. */
export const isGood = (state: string): boolean => state === 'good' || state === 'watching'
