import { data, redirect, type AppLoadContext } from '@remix-run/node'
import { can, type Action, type Actor } from '../accounts/can'
import { findSession, isProven, type FoundSession } from '../accounts/session.server'
import { sessionOf } from './cookie.server'

interface Args {
  request: Request
  context: AppLoadContext
}

/** Every loader of a page asks who is there; the answer is looked up once. */
const found = new WeakMap<AppLoadContext, Promise<FoundSession>>()

export function sessionHere({ request, context }: Args): Promise<FoundSession> {
  let session = found.get(context)
  if (!session) {
    session = sessionOf(request).then((secret) => (secret ? findSession(secret) : null))
    found.set(context, session)
  }
  return session
}

/** Somebody with an organisation's pages open. */
export type Organizer = Actor & { organisation: NonNullable<Actor['organisation']> }

/**
 * Lets somebody in who may do this in the organisation whose pages they have open; every loader and action of an
 * organizers' page begins with it. `proven`: only with a second factor shown in the last ten minutes (ASVS 7.5.3).
 * @throws a redirect to signing in or to the second factor, or 403.
 */
export async function enter(args: Args, action: Action, how: { proven?: boolean } = {}): Promise<Organizer> {
  const actor = await signedIn(args)
  const { organisation } = actor
  if (!organisation) throw data({ reason: 'no-organisation' }, { status: 403 })
  if (!can(actor, action, organisation.id)) throw data({ reason: 'role' }, { status: 403 })
  if (how.proven) prove(actor, args.request)
  return { ...actor, organisation }
}

/** Lets in whoever runs the instance. @throws a redirect, or 403. */
export async function enterInstance(
  args: Args,
  action: Action,
  how: { proven?: boolean } = {},
): Promise<Actor> {
  const actor = await signedIn(args)
  if (!can(actor, action, null)) throw data({ reason: 'role' }, { status: 403 })
  if (how.proven) prove(actor, args.request)
  return actor
}

/** Lets somebody change their own account, whatever organisation is open, or none. @throws a redirect. */
export async function enterAccount(args: Args, how: { proven?: boolean } = {}): Promise<Actor> {
  const actor = await signedIn(args)
  if (!can(actor, 'account.change', actor.organisation?.id ?? null))
    throw data({ reason: 'role' }, { status: 403 })
  if (how.proven) prove(actor, args.request)
  return actor
}

/** Lets in anybody who is signed in: for their own account. @throws a redirect. */
export async function signedIn(args: Args): Promise<Actor> {
  const session = await sessionHere(args)
  if (session?.stage === 'full') return session.actor
  throw redirect(session ? '/login/totp' : `/login?next=${wayBack(args.request)}`, 303)
}

function prove(actor: Actor, request: Request): void {
  if (!isProven(actor)) throw redirect(`/login/again?next=${wayBack(request)}`, 303)
}

/** Where a request came from, to return to: for a form the page it stands on. */
const wayBack = (request: Request): string => {
  const { pathname, searchParams } = new URL(request.url)
  searchParams.delete('index') // Remix's own: which of two routes a form is for
  const query = searchParams.size > 0 ? `?${searchParams}` : ''
  return encodeURIComponent(pathname.replace(/\.data$/, '') + query)
}

/** A path of our own to go to after signing in, from what an address said; `/manage` for anything else. */
export function safeNext(text: string | null): string {
  if (!text || !/^\/(?![/\\])/.test(text)) return '/manage'
  const url = new URL(text, 'https://own.invalid')
  const ours =
    url.origin === 'https://own.invalid' && /^\/(manage|setup|invitations)(\/|$)/.test(url.pathname)
  return ours ? url.pathname + url.search : '/manage'
}
