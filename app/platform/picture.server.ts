import sharp from 'sharp'

// One picture at a time, on one thread: signing goes on beside it.
sharp.concurrency(1)
sharp.cache(false)

/** px of both sides together: a few kilobytes can unpack to gigabytes. */
const MOST_PIXELS = 60_000_000
/** px; smaller ones would be blurred across a page. */
const LEAST_WIDTH = 640
/** px; a strip of a screen's height would push the story away. */
const tallest = (width: number) => Math.round(width * 1.25)
/** Seconds. */
const LONGEST = 20

export type PictureKind = 'jpeg' | 'png' | 'webp' | 'avif'

export interface Picture {
  wide: Buffer
  narrow: Buffer
  /** px of the wide one. */
  width: number
  height: number
}

export type PictureProblem =
  'not-a-picture' | 'svg' | 'gif' | 'animated' | 'too-many-pixels' | 'too-small' | 'broken'

/** What a file is by its first bytes; its name and what the browser calls it are not asked. */
export function kindOf(bytes: Buffer): PictureKind | 'svg' | 'gif' | null {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to)
  if (bytes.length < 16) return null
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg'
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png'
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp'
  if (ascii(4, 8) === 'ftyp' && ascii(8, 12) === 'avif') return 'avif'
  if (ascii(0, 4) === 'GIF8') return 'gif'
  return /^\s*(<\?xml|<!DOCTYPE svg|<!--|<svg)/i.test(ascii(0, 256).replace(/^\xef\xbb\xbf/, ''))
    ? 'svg'
    : null
}

let last: Promise<unknown> = Promise.resolve()

/** Encodes a picture anew in two sizes; nothing of the file's own bytes, of the camera's or the place's data is left. */
export function encodePicture(
  bytes: Buffer,
  sizes: { wide: number; narrow: number },
): Promise<Picture | { problem: PictureProblem }> {
  const mine = last.then(() => encode(bytes, sizes))
  last = mine.catch(() => {})
  return mine
}

async function encode(bytes: Buffer, sizes: { wide: number; narrow: number }) {
  const kind = kindOf(bytes)
  if (kind === null) return { problem: 'not-a-picture' as const }
  if (kind === 'svg' || kind === 'gif') return { problem: kind }
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', sequentialRead: true })
  try {
    // The head alone: what it claims to unpack to is looked at before anything is.
    const seen = await sharp(bytes, { limitInputPixels: false }).metadata()
    if (seen.format !== (kind === 'avif' ? 'heif' : kind)) return { problem: 'not-a-picture' as const }
    if (seen.width * seen.height > MOST_PIXELS) return { problem: 'too-many-pixels' as const }
    if ((seen.pages ?? 1) > 1) return { problem: 'animated' as const }
    const { autoOrient } = seen
    if (autoOrient.width < LEAST_WIDTH) return { problem: 'too-small' as const }
    const sized = (width: number) =>
      open()
        .autoOrient()
        .resize({ width, height: tallest(width), fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#fff' })
        .webp({ quality: 80, effort: 4 })
        .timeout({ seconds: LONGEST })
        .toBuffer({ resolveWithObject: true })
    const wide = await sized(sizes.wide)
    const narrow = await sized(sizes.narrow)
    const { width, height } = wide.info
    return { wide: wide.data, narrow: narrow.data, width, height }
  } catch {
    return { problem: 'broken' as const }
  }
}
