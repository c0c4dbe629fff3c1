import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'
import { config } from '../config.server'

/**
 * Seals a value with AES-256-GCM. The context names table and row, so that a sealed value cannot be moved to another
 * row and still open (NIST SP 800-38D: 96-bit random nonce, 128-bit tag). Layout: nonce, tag, ciphertext.
 */
export function seal(context: string, value: unknown): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', config.keys.seal, nonce).setAAD(Buffer.from(context))
  const text = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()])
  return Buffer.concat([nonce, cipher.getAuthTag(), text])
}

/** Opens what `seal` made under the same context. @throws when the key, the context or a single bit differs. */
export function unseal<T>(context: string, sealed: Buffer): T {
  const decipher = createDecipheriv('aes-256-gcm', config.keys.seal, sealed.subarray(0, 12))
    .setAAD(Buffer.from(context))
    .setAuthTag(sealed.subarray(12, 28))
  const text = decipher.update(sealed.subarray(28))
  decipher.final() // only now is it known to be ours
  return JSON.parse(text.toString()) as T
}

/** HMAC-SHA-256 under the key of stamps; the purpose keeps one use's values from serving another. */
export const stampHmac = (purpose: string, text: string): Buffer =>
  createHmac('sha256', config.keys.stamp).update(`${purpose}\0${text}`).digest()
