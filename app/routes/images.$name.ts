import type { LoaderFunctionArgs } from '@remix-run/node'
import { sessionHere } from '../organizers/enter.server'
import { findImage } from '../petitions/find-image.server'

/**
 * A cover: for everybody while a public petition shows it, else for its own organisation. An address is never reused for
 * other bytes; a day is how long a copy may outlive a take-down.
 */
export async function loader(args: LoaderFunctionArgs) {
  const image = await findImage(args.params.name ?? '')
  const none = () => new Response(null, { status: 404, headers: { 'Cache-Control': 'no-store' } })
  if (!image) return none()
  if (!image.isPublic) {
    const session = await sessionHere(args)
    const own = session?.stage === 'full' && session.actor.organisation?.id === image.organisationId
    if (!own) return none()
  }
  const headers = {
    'Cache-Control': image.isPublic ? 'public, max-age=86400, immutable' : 'private, no-store',
    ETag: image.tag,
    'Content-Security-Policy': "default-src 'none'; sandbox",
    'Cross-Origin-Resource-Policy': 'same-origin',
  }
  if (args.request.headers.get('If-None-Match') === image.tag)
    return new Response(null, { status: 304, headers })
  const { bytes } = image
  return new Response(new Uint8Array(bytes), {
    headers: { ...headers, 'Content-Type': 'image/webp', 'Content-Length': String(bytes.length) },
  })
}
