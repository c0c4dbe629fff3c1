// A power cut: the server is killed while people sign, and copies of its files lose the end of the write-ahead log at
// random places. Each copy must open, be whole and exact, and hold everything acknowledged before its cut.
import { closeSync, copyFileSync, openSync, readSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { startBuiltServer } from '../support/built-server'
import { driftIn, integrityOf, missingFrom, query } from '../support/kept'
import { signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

const rounds = 4
const cuts = 25
const rows: object[] = []

for (let round = 1; round <= rounds; round++) {
  const place = aPlace(`round-${round}`)
  const server = await startBuiltServer(place)
  const shm = openSync(`${place.file}-shm`, 'r')
  const told: { email: string; at: Position }[] = []
  const heard = (email: string) => void told.push({ email, at: positionIn(shm) })
  const crowd = signForever(server.port, {
    stamp: await stampOf(server.port),
    name: 'cut',
    connections: 32,
    heard,
  })
  await crowd.reached(100)
  await wait(500 + Math.random() * 1500)
  await server.end('SIGKILL')
  await crowd.stop()

  const end = positionIn(shm)
  const startOf = framesOf(place.file)
  const [low, high] = [startOf(end.backfilled), startOf(end.frames)]
  let before = new Set<number>()
  const places = Array.from({ length: cuts }, () => between(low, high)).sort((a, b) => a - b)
  let fewest = Infinity
  let damaged = 0
  let missing = 0
  let drift = 0
  let notPrefix = 0
  for (const cut of places) {
    const copy = join(place.data, 'copy.db')
    for (const suffix of ['', '-wal', '-shm']) rmSync(copy + suffix, { force: true })
    copyFileSync(place.file, copy)
    copyFileSync(`${place.file}-wal`, `${copy}-wal`)
    truncateSync(`${copy}-wal`, cut)
    if (integrityOf(copy) !== 'ok') damaged++
    drift += await driftIn(copy)
    // What a frame before the cut holds was written; logs of an earlier generation are in the file.
    const written = told.filter(({ at }) => at.salt !== end.salt || startOf(at.frames) <= cut)
    missing += missingFrom(
      place,
      written.map(({ email }) => email),
      copy,
    ).length
    const here = new Set(query<number>(copy, 'select id from signatures'))
    if ([...before].some((id) => !here.has(id)) || Math.max(0, ...here) !== here.size) notPrefix++
    fewest = Math.min(fewest, here.size)
    before = here
  }
  must(
    damaged + missing + drift + notPrefix === 0,
    `round ${round}: ${JSON.stringify({ damaged, missing, drift, notPrefix })}`,
  )
  rows.push({
    round,
    told: told.length,
    from: low,
    to: high,
    cuts,
    fewest,
    most: before.size,
    damaged,
    missing,
    drift,
    notPrefix,
  })
}
conclude('The write-ahead log, cut at random places', rows)

interface Position {
  /** Which filling of the log. */
  salt: string
  /** Frames of it that are committed. */
  frames: number
  /** Frames of it that are in the database file already: a disk has flushed the log up to there before. */
  backfilled: number
}

/** Reads SQLite's index of the log (wal.c: WalIndexHdr, WalCkptInfo; native byte order). */
function positionIn(shm: number): Position {
  const header = Buffer.alloc(136)
  readSync(shm, header, 0, header.length, 0)
  return {
    salt: header.subarray(32, 40).toString('hex'),
    frames: header.readUInt32LE(16),
    backfilled: header.readUInt32LE(128),
  }
}

/** Where frames begin in the log, in bytes; its header tells the size of a page (fileformat2.html#walformat). */
function framesOf(file: string) {
  const header = Buffer.alloc(32)
  const handle = openSync(`${file}-wal`, 'r')
  readSync(handle, header)
  closeSync(handle)
  return (frames: number) => 32 + frames * (24 + header.readUInt32BE(8))
}

function between(low: number, high: number): number {
  return low + Math.floor(Math.random() * (high - low + 1))
}
