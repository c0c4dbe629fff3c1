import type { Server } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'

export interface Leaving {
  /** `leaving`: health says 503, requests are still answered; `closing`: new ones get 503. */
  stage: 'open' | 'leaving' | 'closing'
  inFlight: number
}

/** Milliseconds for load balancers to read the 503, and for all of it, with requests in flight. */
export interface Farewell {
  notice: number
  longest: number
}
const usual: Farewell = { notice: 1_000, longest: 7_000 }
/** Milliseconds for answers that are on their way out, health's among them. */
const lastWords = 500

/** Closes a server without cutting off anyone who is being answered; resolves within 8 seconds. */
export async function leaving(server: Server, door: Leaving, farewell = usual): Promise<void> {
  const { notice, longest } = farewell
  if (door.stage !== 'open') return
  door.stage = 'leaving'
  await wait(notice)
  door.stage = 'closing'
  // The server listens on meanwhile: health stays askable.
  for (const until = Date.now() + longest - notice; door.inFlight > 0 && Date.now() < until;) await wait(20)
  const closed = new Promise<void>((resolve) => server.close(() => resolve()))
  const cut = setTimeout(() => server.closeAllConnections(), lastWords)
  await closed
  clearTimeout(cut)
}
