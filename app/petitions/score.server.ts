import type { Reason } from '../../db/schema'
import { HOUR, MINUTE, SECOND } from '../duration'
import { countRecent } from '../platform/count-recent.server'
import { hashNetwork, isExempt, NETWORK_KEPT } from '../platform/network.server'
import type { Settings } from '../platform/settings.server'
import { isDisposable } from '../supporters/disposable-domains'
import type { Mailbox } from '../supporters/mailbox.server'
import { isMailProvider } from '../supporters/typing-slips'

/** A letter is delayed by this much at most, so that its link, which works for seven days, is still worth having. */
const LONGEST_DELAY = 6 * HOUR

export interface Scored {
  reasons: Reason[]
  /** Keyed hash of the network and epoch ms at which it is forgotten. */
  network: Buffer | null
  networkUntil: number | null
  /** Milliseconds that the letter waits. */
  letterDelay: number
}

/** Counts one sending of the form and says what speaks against it. Nothing here refuses anybody. */
export async function scoreSending(
  sending: { petitionId: string; mailbox: Mailbox; network: string; honeypot: boolean },
  settings: Settings,
  now: number,
): Promise<Scored> {
  const { petitionId, mailbox, honeypot } = sending
  const reasons: Reason[] = []
  if (honeypot) reasons.push({ reason: 'honeypot', points: settings.holdAt })
  if (isDisposable(mailbox.domain))
    reasons.push({ reason: 'disposable-domain', points: settings.disposablePoints })

  const network = hashNetwork(sending.network, now)
  if (network && !isExempt(sending.network, settings.networkExempt)) {
    const key = `signatures ${petitionId} ${network.toString('hex')}`
    const signed = await countRecent(key, settings.networkMinutes * MINUTE)
    if (signed > settings.networkSignatures)
      reasons.push({ reason: 'network-burst', points: settings.networkPoints })
  }

  const written = isMailProvider(mailbox.domain) ? 0 : await countToDomain(mailbox)
  const over = written - settings.domainLetters
  if (over > 0) reasons.push({ reason: 'domain-burst', points: settings.domainPoints })
  return {
    reasons,
    network,
    networkUntil: network && now + NETWORK_KEPT,
    // The domain goes on getting its letters, at the pace that is allowed.
    letterDelay: over > 0 ? Math.min(LONGEST_DELAY, Math.ceil((over / settings.domainLetters) * HOUR)) : 0,
  }
}

const countToDomain = ({ domainHash }: Mailbox) => countRecent(`domain ${domainHash.toString('hex')}`, HOUR)

/** What a press on the button adds: programs read their letters faster than people do. */
export async function scorePress(
  press: { network: string | null; sentAt: number },
  settings: Settings,
  now: number,
): Promise<Reason[]> {
  const network = press.network === null ? null : hashNetwork(press.network, now)
  if (!network || now - press.sentAt > settings.fastSeconds * SECOND) return []
  if (isExempt(press.network!, settings.networkExempt)) return []
  const presses = await countRecent(`fast ${network.toString('hex')}`, MINUTE)
  return presses > settings.fastPresses ? [{ reason: 'fast-confirm', points: settings.fastPoints }] : []
}

export const scoreOf = (reasons: Reason[]): number => reasons.reduce((sum, { points }) => sum + points, 0)
