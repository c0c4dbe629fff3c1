import { config } from '../../config.server'
import { clientOf, type Provider } from './client.server'
import { ownStandIn, toOwnStandIn } from './stand-in/own.server'

let made: Provider | null | undefined

/** Chooses another provider than the configured one, as tests do. */
export const useProvider = (one: Provider | null): void => void (made = one)

/** Who takes gifts here; null: nobody does, giving is off. */
export const provider = (): Provider | null => (made === undefined ? (made = configured()) : made)

/** What pages say about giving. */
export function givingBy(): { provider: 'stripe' | 'stand-in' | 'off'; livemode: boolean } {
  const { kind, livemode } = provider() ?? { kind: 'off' as const, livemode: false }
  return { provider: kind, livemode }
}

/** What a stand-in at an address is called with. */
export const standInSecrets = { key: 'sk_test_standin', webhook: 'whsec_standin' }

function configured(): Provider | null {
  const { payments } = config
  switch (payments.kind) {
    case 'off':
      return null
    case 'stripe': {
      const { secretKey, webhookSecret, livemode } = payments
      return { kind: 'stripe', stripe: clientOf(secretKey), livemode, webhookSecret }
    }
    case 'stand-in': {
      const standIn = { kind: 'stand-in', livemode: false } as const
      if (payments.at === null) {
        const stripe = clientOf(ownStandIn.secretKey, { httpClient: toOwnStandIn })
        return { ...standIn, stripe, webhookSecret: ownStandIn.webhookSecret }
      }
      const { hostname: host, port } = new URL(payments.at)
      const stripe = clientOf(standInSecrets.key, { host, port, protocol: 'http' })
      return { ...standIn, stripe, webhookSecret: standInSecrets.webhook }
    }
  }
}
