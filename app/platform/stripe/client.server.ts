import Stripe from 'stripe'
import { SECOND } from '../../duration'

export type { Stripe }

/** The version whose shapes this code reads; the SDK's own, so that both change together. */
export const apiVersion = '2026-10-28.endive'

export interface Provider {
  stripe: Stripe
  /** `stand-in`: no money moves, and nobody outside this machine hears of it. */
  kind: 'stripe' | 'stand-in'
  /** Whether money moves. */
  livemode: boolean
  webhookSecret: string
}

type Address = Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol' | 'httpClient'>

/** The SDK with everything said that its own choice would change with an upgrade. */
export const clientOf = (secretKey: string, address?: Address): Stripe =>
  new Stripe(secretKey, {
    apiVersion,
    timeout: 20 * SECOND,
    maxNetworkRetries: 2, // under the same idempotency key, so that nothing happens twice
    telemetry: false,
    ...address,
  })

export type Fault = 'busy' | 'missing' | 'refused'

/** What a failed call means; null for what is no fault of the provider's. */
export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  const { statusCode: status } = error
  if (status === 404) return 'missing'
  return status === undefined || status === 409 || status === 429 || status >= 500 ? 'busy' : 'refused'
}

/** An event whose signature holds; null for anything else. */
export function readSignedEvent(
  { stripe, webhookSecret }: Provider,
  body: string | Buffer,
  signature: string | null,
): Stripe.Event | null {
  try {
    return stripe.webhooks.constructEvent(body, signature ?? '', webhookSecret)
  } catch {
    return null
  }
}

/** Whether a failure is the answer to an earlier request under the same key: only another key gets another answer. */
export const isReplayed = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true'
