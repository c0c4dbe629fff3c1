import { db } from '../../db/client'
import { SECOND } from '../duration'
import { readSettings } from '../platform/settings.server'
import { isOrganizersPage } from './headers.server'
import type { Refusal } from './refusal.server'

/** Units of writing that may wait for their commit, about a second's work: beyond it, forms are handed back. */
export const MOST_WAITING = 1_000

/** Why forms of the public are handed back at the moment, and when trying again makes sense. */
export interface Held {
  why: NonNullable<Refusal['why']>
  /** Milliseconds. */
  again: number
}

/** Whether the forms of an address are held back with the site: organizers, and machines that report, go on. */
export const isPublicForm = (pathname: string): boolean =>
  !isOrganizersPage(pathname) && !pathname.startsWith('/webhooks/')

/** Tells whether public forms are taken at the moment: null when they are. */
export async function holdForms(): Promise<Held | null> {
  if (db.work.waiting >= MOST_WAITING) return { why: 'busy', again: 15 * SECOND }
  // Settings that cannot be read hold nobody back: the form itself finds out that the storage is away.
  const settings = await readSettings().catch(() => null)
  return settings?.readOnly === 1 ? { why: 'readOnly', again: 300 * SECOND } : null
}
