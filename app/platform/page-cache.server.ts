import { db } from '../../db/client'
import { SECOND } from '../duration'
import { byteBoundedMap } from './byte-bounded-map'
import { forgetWhatPagesAreMadeOf } from './kept-with-pages.server'

/** One way an answer travels: headers as `writeHead` takes them, body in its encoding. */
export interface Travelling {
  headers: string[]
  body: Buffer
}

/** An answer made once for everybody; nothing in it depends on who asks. */
export interface KeptPage {
  status: number
  /** By `performance.now()`, as every time here: a clock that is set back must not make a page last. */
  madeAt: number
  tag: string | null
  plain: Travelling
  br: Travelling | null
  gzip: Travelling | null
  /** Headers of a 304. */
  unchanged: string[]
  /** Bytes of memory. */
  size: number
  /** Whom it may be shown to: everybody from now on, everybody who waited for it, or the one it was made for. */
  audience: 'everybody' | 'waiting' | 'one'
}

export interface PageCacheStats {
  /** Requests that a kept page may answer. */
  requests: number
  /** Answered from memory; `stale` ones while a fresh page was being made. */
  hits: number
  stale: number
  /** Of the hits, those answered 304. */
  unchanged: number
  /** Requests that had to wait, for a rendering of their own or one under way. */
  misses: number
  renders: number
  failedRenders: number
  /** What is kept at the moment. */
  pages: number
  bytes: number
}

interface Kept {
  page: KeptPage
  size: number
  /** By `performance.now()`. */
  freshUntil: number
  staleUntil: number
}

interface Rendering {
  page: Promise<KeptPage>
  /** The page was forgotten while it was being made: whoever waits gets it, nobody later. */
  outdated: boolean
}

interface Limits {
  /** Bytes of all pages; addresses with a query, which anybody can make up, get an eighth of it. */
  most: number
  /** Milliseconds a page is served as it is, and then while one rendering replaces it. */
  fresh: number
  stale: number
}

const usual: Limits = { most: 64 * 1024 * 1024, fresh: 10 * SECOND, stale: 20 * SECOND }

export type PageCache = ReturnType<typeof createPageCache>

/**
 * Keeps finished pages by their address. One rendering at a time per address; a failed one is not kept. Pages leave in
 * the order in which they were made: a page somebody reads is made anew every ten seconds and so stays.
 */
export function createPageCache(limits: Partial<Limits> = {}) {
  const { most, fresh, stale } = { ...usual, ...limits }
  const plain = byteBoundedMap<Kept>(most - most / 8)
  const queried = byteBoundedMap<Kept>(most / 8)
  const renderings = new Map<string, Rendering>()
  const counts = { requests: 0, hits: 0, stale: 0, unchanged: 0, misses: 0, renders: 0, failedRenders: 0 }
  const storeOf = (key: string) => (key.includes('?') ? queried : plain)

  function render(key: string, make: () => Promise<KeptPage>): Promise<KeptPage> {
    const underWay = renderings.get(key)
    if (underWay) return underWay.page
    counts.renders++
    const rendering: Rendering = { page: make(), outdated: false }
    renderings.set(key, rendering)
    rendering.page.then(
      (page) => {
        if (renderings.get(key) === rendering) renderings.delete(key)
        if (rendering.outdated) return
        const now = performance.now()
        const { size } = page
        if (page.status >= 500) counts.failedRenders++
        else if (page.audience !== 'everybody') storeOf(key).delete(key)
        else storeOf(key).set(key, { page, size, freshUntil: now + fresh, staleUntil: now + fresh + stale })
      },
      () => {
        counts.failedRenders++
        if (renderings.get(key) === rendering) renderings.delete(key)
      },
    )
    return rendering.page
  }

  return {
    counts: counts as Readonly<typeof counts>,

    /** The page kept under a key, or null. `refresh` makes it anew in the background when it is older than ten seconds. */
    find(key: string, refresh: (() => Promise<KeptPage>) | null): KeptPage | null {
      const kept = storeOf(key).get(key)
      if (!kept) return null
      const now = performance.now()
      if (kept.freshUntil > now) {
        counts.requests++
        counts.hits++
        return kept.page
      }
      if (kept.staleUntil <= now || !refresh) return null
      counts.requests++
      counts.hits++
      counts.stale++
      render(key, refresh).catch(() => {}) // the next reader after the stale time hears of it
      return kept.page
    },

    /** The page, made by `make` unless one is kept or being made. @throws what `make` throws, to all who waited. */
    async open(key: string, make: () => Promise<KeptPage>): Promise<KeptPage> {
      const found = this.find(key, make)
      if (found) return found
      counts.requests++
      counts.misses++
      const isMine = !renderings.has(key)
      const page = await render(key, make)
      return isMine || page.audience !== 'one' ? page : make()
    },

    countUnchanged: () => void counts.unchanged++,

    /** Lets go of the pages whose key `concerns`, kept or being made. */
    forget(concerns: (key: string) => boolean): void {
      for (const store of [plain, queried])
        for (const key of [...store.keys()]) if (concerns(key)) store.delete(key)
      for (const [key, rendering] of renderings) {
        if (!concerns(key)) continue
        rendering.outdated = true
        renderings.delete(key)
      }
    },

    stats: (): PageCacheStats => ({
      ...counts,
      pages: plain.size() + queried.size(),
      bytes: plain.bytes() + queried.bytes(),
    }),
  }
}

/** The pages of this process. */
export const pages = createPageCache()

export const pageCacheStats = (): PageCacheStats => pages.stats()

const CHANNEL = 'amparo_pages'
const ALL = '*'

/**
 * Takes every page back at once, here and, where the database can tell them, in other processes; elsewhere pages end
 * within thirty seconds. For a changed text, state or take-down: they stand on many pages. Call it after the commit.
 * Never throws.
 */
export const forgetPages = (): Promise<void> => forgetEverywhere(ALL)

/** The same for the pages of one petition alone: for a shown name or comment that was withdrawn. */
export const forgetPetitionPages = (slug: string): Promise<void> => forgetEverywhere(slug)

async function forgetEverywhere(what: string): Promise<void> {
  forgetHere(what)
  await db.tell(CHANNEL, what).catch(() => {}) // only a shortcut: the lifetime ends them as well
}

/** Hears what other processes take back; what may have been missed takes everything back. */
export const hearOfChangedPages = (): void => db.hear(CHANNEL, (what) => forgetHere(what ?? ALL))

function forgetHere(what: string): void {
  db.catchUp() // or the next page would be made of the old text again
  if (what === ALL) {
    forgetWhatPagesAreMadeOf()
    return pages.forget(() => true)
  }
  const starts = [`/petitions/${what}`, `/es/petitions/${what}`]
  pages.forget((key) =>
    starts.some((start) => key.startsWith(start) && !/^[\w-]/.test(key.slice(start.length))),
  )
}
