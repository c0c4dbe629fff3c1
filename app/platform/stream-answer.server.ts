import { Readable } from 'node:stream'
import type { ReadableStream as WebStream } from 'node:stream/web'

/** A file that is made while it is read; whoever stops reading stops its making. */
export const fileAnswer = (bytes: AsyncIterable<Buffer> | Buffer, type: string, name: string): Response =>
  new Response(
    Buffer.isBuffer(bytes)
      ? new Uint8Array(bytes)
      : (Readable.toWeb(Readable.from(bytes, { objectMode: false })) as WebStream as ReadableStream),
    {
      headers: {
        'Content-Type': type,
        'Content-Disposition': `attachment; filename="${name}"`,
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex',
      },
    },
  )
