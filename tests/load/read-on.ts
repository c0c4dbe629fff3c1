import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { getOf, obey } from './http-bytes'

/** Readers who leave a petition's page open; and now and then somebody new. */
export interface Readers {
  port: number
  readers: number
  seconds: number
  /** What an open page asks for, and what a newcomer does. */
  path: string
  newcomer: string
}

export interface ReadersSeen {
  /** Connections at the most. */
  connections: number
  answers: number
  failures: number
  /** Milliseconds of a newcomer's page, connecting included. */
  p50: number
  p99: number
  max: number
}

/** As the module of public pages asks: every 15 s, a quarter earlier or later. */
const PAUSE = 15_000

/** All readers come within one pause and stay to the end. */
async function readOn({ port, readers, seconds, path, newcomer }: Readers): Promise<ReadersSeen> {
  const request = getOf({ path, headers: { 'Accept-Encoding': 'br' } }, port)
  const end = performance.now() + seconds * 1000
  const seen = { connections: 0, answers: 0, failures: 0 }
  let open = 0

  async function reader() {
    let socket: Socket | null = null
    await wait(Math.random() * PAUSE)
    while (performance.now() < end) {
      socket ??= await connected(() => (socket = null)).catch(() => null)
      if (!socket || !(await answered(socket, request))) seen.failures++
      else seen.answers++
      await wait(PAUSE * (0.75 + Math.random() / 2))
    }
    ;(socket as Socket | null)?.destroy()
  }

  function connected(gone: () => void): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1')
      socket.on('connect', () => {
        seen.connections = Math.max(seen.connections, ++open)
        socket.on('close', () => (open--, gone()))
        resolve(socket)
      })
      socket.on('error', reject)
    })
  }

  const times: number[] = []
  async function newcomers() {
    const page = getOf({ path: newcomer, headers: { 'Accept-Encoding': 'br', Connection: 'close' } }, port)
    while (performance.now() < end) {
      const started = performance.now()
      const socket = await connected(() => {}).catch(() => null)
      if (socket && (await answered(socket, page))) times.push(performance.now() - started)
      else seen.failures++
      socket?.destroy()
      await wait(50)
    }
  }

  await Promise.all([newcomers(), ...Array.from({ length: readers }, reader)])
  times.sort((a, b) => a - b)
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0
  return { ...seen, p50: at(0.5), p99: at(0.99), max: at(1) }
}

/** Whether an answer of 200 came, its beginning at least. */
function answered(socket: Socket, request: Buffer): Promise<boolean> {
  return new Promise((resolve) => {
    const heard = (ok: boolean) => {
      socket.off('data', onData).off('close', onClose)
      resolve(ok)
    }
    const onData = (chunk: Buffer) => heard(chunk.subarray(9, 12).toString() === '200')
    const onClose = () => heard(false)
    socket.on('data', onData).on('close', onClose)
    socket.write(request)
  })
}

obey(readOn)
