import { createHash } from 'node:crypto'
import { drawPoster, posterShapes, type PosterShape, type PosterText } from './draw-poster.server'
import { rasterise } from './rasterise.server'

export type PosterFormat = 'svg' | 'png'

interface Drawn {
  body: Uint8Array<ArrayBuffer>
  tag: string
}

/** How many drawings are kept; a PNG is about 60 KB. */
const KEPT = 200
const drawn = new Map<string, Promise<Drawn>>()

/** A poster, drawn once for its words, form and format; the least recently used are forgotten. */
export function findPoster(text: PosterText, form: PosterShape, format: PosterFormat): Promise<Drawn> {
  const key = JSON.stringify([text, form, format])
  const poster = drawn.get(key) ?? draw(text, form, format)
  drawn.delete(key)
  drawn.set(key, poster)
  poster.catch(() => drawn.delete(key))
  if (drawn.size > KEPT) drawn.delete(drawn.keys().next().value!)
  return poster
}

async function draw(text: PosterText, form: PosterShape, format: PosterFormat): Promise<Drawn> {
  const svg = drawPoster(text, form)
  const body = new Uint8Array(format === 'svg' ? Buffer.from(svg) : await rasterise(svg))
  return { body, tag: `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

const types = { svg: 'image/svg+xml', png: 'image/png' }

/** The answer to a request for a poster; `?shape=` chooses its form, share unless it names another. */
export async function answerPoster(
  request: Request,
  text: PosterText,
  format: PosterFormat,
): Promise<Response> {
  const asked = new URL(request.url).searchParams.get('shape') ?? ''
  const form = Object.hasOwn(posterShapes, asked) ? (asked as PosterShape) : 'share'
  const { body, tag } = await findPoster(text, form, format)
  const headers: Record<string, string> = {
    'Cache-Control': 'public, max-age=3600',
    'Cross-Origin-Resource-Policy': 'cross-origin',
    ETag: tag,
  }
  const known = request.headers
    .get('If-None-Match')
    ?.split(',')
    .map((seen) => seen.trim().replace(/^W\//, ''))
  if (known?.includes(tag.slice(2))) return new Response(null, { status: 304, headers })
  headers['Content-Type'] = types[format]
  if (format === 'svg') headers['Content-Security-Policy'] = "default-src 'none'; style-src 'none'"
  return new Response(body, { headers })
}

/** A poster that is not there: never drawn, or gone with what it stood for. */
export const missingPoster = (gone: boolean): Response => new Response(null, { status: gone ? 410 : 404 })
