import Stripe from 'stripe'

export type { Stripe }

export interface Provider {
  stripe: Stripe
  livemode: boolean
  webhookSecret: string
}

let made: Provider | null = null
export const useProvider = (one: Provider | null) => void (made = one)
export const provider = (): Provider | null => made

export type Fault = 'busy' | 'missing' | 'refused'

export function faultOf(error: unknown): Fault | null {
  if (!(error instanceof Stripe.errors.StripeError)) return null
  if (error.statusCode === 404) return 'missing'
  return error.statusCode === undefined ||
    error.statusCode === 429 ||
    error.statusCode >= 500 ||
    error.statusCode === 409
    ? 'busy'
    : 'refused'
}

export function readSignedEvent(
  own: Provider,
  body: string | Buffer,
  signature: string | null,
): Stripe.Event | null {
  try {
    return own.stripe.webhooks.constructEvent(body, signature ?? '', own.webhookSecret)
  } catch {
    return null
  }
}

export const isReplayed = (error: unknown): boolean =>
  error instanceof Stripe.errors.StripeError && error.headers?.['idempotent-replayed'] === 'true'
