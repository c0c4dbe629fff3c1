import { config } from '../config.server'

/** Where a setup link leads: in trial to `localhost`, because passkeys need a name and 127.0.0.1 is none. */
export function setupAddress(secret: string, port: number = config.port): string {
  const origin = config.mode === 'trial' ? `http://localhost:${port}` : config.publicOrigin
  return `${origin}/setup?token=${secret}`
}
