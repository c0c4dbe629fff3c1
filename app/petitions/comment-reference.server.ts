import { createCipheriv, createDecipheriv } from 'node:crypto'
import { stampHmac } from '../platform/seal.server'

const key = () => stampHmac('comment-reference', 'key').subarray(0, 16)

/** What an address calls a shown comment: its signature's number under a key, so that it tells nothing. */
export function commentReference(signatureId: number): string {
  const block = Buffer.alloc(16)
  block.writeBigUInt64BE(BigInt(signatureId), 8)
  const cipher = createCipheriv('aes-128-ecb', key(), null).setAutoPadding(false)
  return Buffer.concat([cipher.update(block), cipher.final()]).toString('base64url')
}

/** The signature a reference stands for; null for anything that we did not make. */
export function readCommentReference(reference: string): number | null {
  if (!/^[A-Za-z0-9_-]{22}$/.test(reference)) return null
  const sealed = Buffer.from(reference, 'base64url')
  const decipher = createDecipheriv('aes-128-ecb', key(), null).setAutoPadding(false)
  const block = Buffer.concat([decipher.update(sealed), decipher.final()])
  const id = block.readBigUInt64BE(8)
  // Half of the block is known: what was made up opens to something else.
  return block.readBigUInt64BE(0) === 0n && id > 0n && id <= BigInt(Number.MAX_SAFE_INTEGER)
    ? Number(id)
    : null
}
