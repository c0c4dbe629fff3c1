import type { Actor } from '../accounts/can'

/** Somebody with an organisation's pages open. */
export type Organizer = Actor & { organisation: NonNullable<Actor['organisation']> }
