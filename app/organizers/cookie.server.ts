import { createCookie } from '@remix-run/node'
import { ABSOLUTE } from '../accounts/session.server'
import { config } from '../config.server'
import { DAY, SECOND } from '../duration'

const secure = config.publicOrigin.startsWith('https:')
// `__Host-` binds a cookie to this very host (RFC 6265bis 4.1.3.2); browsers refuse the name over plain http.
const name = (plain: string) => (secure ? `__Host-${plain}` : plain)
const kept = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const

const session = createCookie(name('amparo'), { ...kept, maxAge: ABSOLUTE / SECOND })
const device = createCookie(name('amparo-device'), { ...kept, maxAge: (400 * DAY) / SECOND })

async function read(cookie: typeof session, request: Request): Promise<string | null> {
  const value: unknown = await cookie.parse(request.headers.get('Cookie'))
  return typeof value === 'string' ? value : null
}

/** The secret of the session that a request carries, if any. */
export const sessionOf = (request: Request) => read(session, request)
export const keepSession = (secret: string) => session.serialize(secret)
export const dropSession = () => session.serialize('', { maxAge: 0 })

/** The secret by which a device is known again; it opens nothing. */
export const deviceOf = (request: Request) => read(device, request)
export const keepDevice = (secret: string) => device.serialize(secret)
