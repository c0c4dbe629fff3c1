import type { DeviceHere } from '../accounts/devices.server'
import { nameDevice } from '../accounts/device-name'
import type { Here } from '../accounts/sign-in.server'
import { seal, unseal } from '../platform/seal.server'
import { deviceOf, keepDevice, keepSealedCodes, keepSession, sealedCodesOf, sessionOf } from './cookie.server'

/** What a request tells of the device it comes from. */
export const deviceHere = async (request: Request): Promise<DeviceHere> => ({
  secret: await deviceOf(request),
  name: nameDevice(request.headers.get('User-Agent')),
})

/** Where an attempt to sign in comes from. */
export const here = async (request: Request, network: string): Promise<Here> => ({
  device: await deviceHere(request),
  session: await sessionOf(request),
  network,
})

const codesContext = 'codes to show'

/** The cookies of an answer that signs somebody in; with codes, the page /manage/account/codes shows them once. */
export async function signedInHeaders(secrets: {
  session?: string
  device?: string
  codes?: string[]
}): Promise<Headers> {
  const { session, device, codes } = secrets
  const headers = new Headers()
  if (session) headers.append('Set-Cookie', await keepSession(session))
  if (device) headers.append('Set-Cookie', await keepDevice(device))
  if (codes)
    headers.append('Set-Cookie', await keepSealedCodes(seal(codesContext, codes).toString('base64url')))
  return headers
}

/** The recovery codes that are to be shown now, if any. */
export async function codesToShow(request: Request): Promise<string[] | null> {
  const sealed = await sealedCodesOf(request)
  try {
    return sealed ? unseal<string[]>(codesContext, Buffer.from(sealed, 'base64url')) : null
  } catch {
    return null
  }
}
