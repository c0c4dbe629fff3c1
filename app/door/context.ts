import type { Locale } from '../i18n'

/** What the door tells every loader and action beside the request itself. */
export interface DoorContext {
  /** The reader's network address, for limits only: it is never logged and never stored as it is. */
  readonly network: string
  readonly locale: Locale
  /** What the reader sent, read at the door; empty on a page of organizers, whose forms may carry files. */
  readonly form: FormData
  /** For the one script of an organizers' page; null on every other. */
  readonly nonce: string | null
  /** Set where the storage was away: trying later helps. */
  isOutage?: true
}

/** Answers a request that has passed the door: Remix in the product, a plain function in tests. */
export type Handle = (request: Request, context: DoorContext) => Promise<Response>

declare module '@remix-run/node' {
  interface AppLoadContext extends DoorContext {}
}
