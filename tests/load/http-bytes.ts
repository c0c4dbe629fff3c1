/** What the drivers send and read: HTTP/1.1 by hand, because a client library would be busier than the server. */

const head = (line: string, port: number, headers: Record<string, string>) =>
  [
    `${line} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    ...Object.entries(headers).map(([k, v]) => `${k}: ${v}`),
  ].join('\r\n') + '\r\n\r\n'

export const getOf = (
  { path, headers = {} }: { path: string; headers?: Record<string, string> },
  port: number,
) => Buffer.from(head(`GET ${path}`, port, headers))

export const postOf = ({ path, body }: { path: string; body: string }, port: number) =>
  Buffer.from(
    head(`POST ${path}`, port, {
      'Content-Type': 'application/x-www-form-urlencoded',
      'Content-Length': String(Buffer.byteLength(body)),
    }) + body,
  )

/** Bytes of the body that follows a head. */
export function bodyLength(headers: string): number {
  const length = /\r\ncontent-length: (\d+)\r\n/i.exec(headers)
  if (length) return Number(length[1])
  if (/^HTTP\/1.1 (204|304)/.test(headers)) return 0
  throw new Error('An answer without a length: this driver reads no chunks')
}

/** Does one job after the other for the process that started this one. */
export function obey<Job, Done extends object>(work: (job: Job) => Promise<Done>): void {
  process.on('message', (job: Job) => {
    work(job).then(
      (done) => process.send!(done),
      (error: Error) => process.send!({ error: error.message }),
    )
  })
  process.on('disconnect', () => process.exit())
}
