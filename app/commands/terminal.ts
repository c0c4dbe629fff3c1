/** Says a line on standard output. */
export const say = (line: string) => process.stdout.write(`${line}\n`)

/** Says on standard error what is wrong, and returns the exit code of a command that failed. */
export function fail(sentence: string): number {
  process.stderr.write(`${sentence}\n`)
  return 1
}

/** Draws how far something long has come, where a person is watching. */
export function progress(what: string, done: number, of: number): void {
  if (!process.stderr.isTTY) return
  const width = 30
  const filled = of === 0 ? width : Math.round((done / of) * width)
  const bar = `[${'#'.repeat(filled)}${'.'.repeat(width - filled)}]`
  process.stderr.write(`\r${bar} ${done} of ${of} ${what}${done >= of ? '\n' : ''}`)
}

/** Tidies up when a person presses Ctrl-C, then ends the process. Returns how to stop listening. */
export function endsWithSignal(tidy: () => void): () => void {
  const end = () => {
    tidy()
    process.exit(130)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, end)
  return () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.off(signal, end)
  }
}
