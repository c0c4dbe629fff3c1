import { createCookie } from '@remix-run/node'
import { DEVICE_KEPT } from '../accounts/devices.server'
import { ABSOLUTE } from '../accounts/session.server'
import { config } from '../config.server'
import { MINUTE, SECOND } from '../duration'

/** The cookies of people who sign in, for an origin. Each holds a secret, or what is sealed, and no script reads any. */
export function cookiesFor(publicOrigin: string) {
  const secure = publicOrigin.startsWith('https:')
  // `__Host-` binds a cookie to this very host (RFC 6265bis 4.1.3.2); browsers refuse the name over plain http.
  const cookie = (name: string, ms: number) =>
    createCookie(secure ? `__Host-${name}` : name, {
      path: '/',
      httpOnly: true,
      secure,
      sameSite: 'lax',
      maxAge: ms / SECOND,
    })
  return {
    session: cookie('amparo', ABSOLUTE),
    device: cookie('amparo-device', DEVICE_KEPT),
    codes: cookie('amparo-codes', 10 * MINUTE),
  }
}

const cookies = cookiesFor(config.publicOrigin)

async function read(cookie: (typeof cookies)['session'], request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' && value !== '' ? value : null
}

/** The secret of the session that a request carries, if any. */
export const sessionOf = (request: Request) => read(cookies.session, request)
export const keepSession = (secret: string) => cookies.session.serialize(secret)
export const dropSession = () => cookies.session.serialize('', { maxAge: 0 })

/** The secret by which a device is known again; it opens nothing. */
export const deviceOf = (request: Request) => read(cookies.device, request)
export const keepDevice = (secret: string) => cookies.device.serialize(secret)

/** Recovery codes on their way to the one page that shows them, sealed. */
export const sealedCodesOf = (request: Request) => read(cookies.codes, request)
export const keepSealedCodes = (sealed: string) => cookies.codes.serialize(sealed)
export const dropSealedCodes = () => cookies.codes.serialize('', { maxAge: 0 })
