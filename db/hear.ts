import pg from 'pg'

type Hear = (payload: string | null) => void

/** Milliseconds until a lost connection is tried again. */
const PAUSE = 1_000
const LONGEST_PAUSE = 30_000

/**
 * Listens on a connection of its own to what other processes `NOTIFY`, and connects again for as long as it takes.
 * Whenever something may have been missed, everybody hears `null`.
 */
export function openEar(url: string) {
  const hearers = new Map<string, Hear[]>()
  let client: pg.Client | undefined
  let timer: NodeJS.Timeout | undefined
  let pause = PAUSE
  let closed = false

  async function connect() {
    const fresh = new pg.Client({
      connectionString: url,
      application_name: 'amparo listens',
      keepAlive: true,
      connectionTimeoutMillis: 5_000,
    })
    client = fresh
    fresh.on('error', () => {}) // `end` follows
    fresh.once('end', () => again(fresh))
    fresh.on('notification', ({ channel, payload }) => tell(channel, payload ?? ''))
    try {
      await fresh.connect()
      for (const channel of hearers.keys()) await fresh.query(`listen ${pg.escapeIdentifier(channel)}`)
      pause = PAUSE
      for (const channel of hearers.keys()) tell(channel, null)
    } catch {
      again(fresh)
      fresh.end().catch(() => {})
    }
  }

  function again(lost: pg.Client) {
    if (closed || client !== lost) return
    client = undefined
    timer = setTimeout(() => {
      timer = undefined
      void connect()
    }, pause).unref()
    pause = Math.min(pause * 2, LONGEST_PAUSE)
  }

  function tell(channel: string, payload: string | null) {
    for (const hear of hearers.get(channel) ?? []) hear(payload)
  }

  return {
    hear(channel: string, hear: Hear) {
      hearers.set(channel, [...(hearers.get(channel) ?? []), hear])
      if (client)
        client.query(`listen ${pg.escapeIdentifier(channel)}`).then(
          () => hear(null),
          () => {}, // the connection is lost: the next one listens
        )
      else if (!timer) void connect()
    },
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}
