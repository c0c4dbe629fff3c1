import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'

/** A photograph as a telephone takes it: turned on its side, with camera and place in it. */
export const aPhotograph = (width = 1200, height = 900): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#a52f17' } })
    .jpeg()
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: 'CanaryCamera', Copyright: 'Canary' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '8/1 58/1 0/1', GPSLongitudeRef: 'W' },
    })
    .toBuffer()

export const aPicture = (format: 'png' | 'webp' | 'avif' | 'gif' | 'tiff', width = 800, height = 600) =>
  sharp({ create: { width, height, channels: 3, background: '#2c5c3f' } })
    .toFormat(format)
    .toBuffer()

const plain = (background: string) =>
  sharp({ create: { width: 700, height: 500, channels: 3, background } })
    .png()
    .toBuffer()

export const aMovingPicture = async (): Promise<Buffer> =>
  sharp([await plain('#f00'), await plain('#00f')], { join: { animated: true } })
    .webp()
    .toBuffer()

/** A PNG of a few kilobytes that says it is this wide and high. */
export function aBomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(type), data])
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
    length.writeUInt32BE(data.length)
    sum.writeUInt32BE(crc32(named) >>> 0)
    return Buffer.concat([length, named, sum])
  }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([1, 0, 0, 0, 0], 8) // one bit, grey
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(4 * 1024 * 1024))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

export const program = '<script>alert("canary")</script>'
export const aDrawing = Buffer.from(
  `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" width="900" height="600">${program}</svg>`,
)

/** A picture that is a web page and an archive as well, for whoever reads it as one. */
export const aPolyglot = async (): Promise<Buffer> =>
  Buffer.concat([await aPhotograph(), Buffer.from(program), Buffer.from('PK\x03\x04canary')])
