import { createHash, createSign, generateKeyPairSync, randomBytes, type KeyObject } from 'node:crypto'

/** An authenticator made of software: it makes passkeys of P-256 and shows them, and counts when it is told to. */
export interface Authenticator {
  create(options: CreateAsked, origin: string, how?: How): string
  show(options: ShowAsked, origin: string, how?: How): string
}

interface CreateAsked {
  challenge: string
  rp: { id?: string }
}
interface ShowAsked {
  challenge: string
  rpId?: string
}
interface How {
  /** Without it the person was not asked for fingerprint or PIN. */
  userVerified?: boolean
}

export function anAuthenticator({ counts = false } = {}): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  const head = (rpId: string, flags: number) => {
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counts ? ++counter : 0)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count])
  }
  const flagsOf = ({ userVerified = true }: How) => 0x01 | (userVerified ? 0x04 : 0)
  return {
    create({ challenge, rp }, origin, how = {}) {
      const length = Buffer.from([id.length >> 8, id.length & 0xff])
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseOf(publicKey)])
      const authData = Buffer.concat([head(rp.id!, flagsOf(how) | 0x40), attested])
      const attestation = Buffer.concat([
        Buffer.from([0xa3]),
        cborText('fmt'),
        cborText('none'),
        cborText('attStmt'),
        Buffer.from([0xa0]),
        cborText('authData'),
        cborBytes(authData),
      ])
      return answer({
        clientDataJSON: clientData('webauthn.create', challenge, origin),
        attestationObject: attestation.toString('base64url'),
        transports: ['internal'],
      })
    },
    show({ challenge, rpId }, origin, how = {}) {
      const data = head(rpId!, flagsOf(how))
      const clientDataJSON = clientData('webauthn.get', challenge, origin)
      const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))])
      const signature = createSign('SHA256').update(signed).sign(privateKey)
      return answer({
        clientDataJSON,
        authenticatorData: data.toString('base64url'),
        signature: signature.toString('base64url'),
      })
    },
  }

  function answer(response: object): string {
    const text = id.toString('base64url')
    return JSON.stringify({ id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response })
  }
}

const sha256 = (data: string | Buffer) => createHash('sha256').update(data).digest()
const clientData = (type: string, challenge: string, origin: string) =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url')

// Just as much CBOR (RFC 8949) as an attestation needs.
const cborText = (text: string) => Buffer.concat([Buffer.from([0x60 | text.length]), Buffer.from(text)])
const cborBytes = (bytes: Buffer) =>
  Buffer.concat([
    bytes.length < 256
      ? Buffer.from([0x58, bytes.length])
      : Buffer.from([0x59, bytes.length >> 8, bytes.length & 0xff]),
    bytes,
  ])

/** ES256 over P-256 as COSE writes it (RFC 9053): kty, alg, crv, x, y. */
function coseOf(key: KeyObject): Buffer {
  const { x, y } = key.export({ format: 'jwk' })
  const part = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label]), cborBytes(Buffer.from(value, 'base64url'))])
  return Buffer.concat([
    Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]),
    part(0x21, x!),
    part(0x22, y!),
  ])
}
