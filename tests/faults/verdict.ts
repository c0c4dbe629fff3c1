const failures: string[] = []

/** Notes what must hold and says so when it does not. */
export function must(holds: boolean, sentence: string): void {
  if (holds) return
  failures.push(sentence)
  console.error(`  FAILED: ${sentence}`)
}

/** Prints what was seen and ends the script: 0 when everything held. */
export function conclude(title: string, rows: object[]): never {
  console.log(`\n${title}`)
  console.table(rows)
  console.log(failures.length ? `${failures.length} failures` : 'All of it held.')
  process.exit(failures.length ? 1 : 0)
}

/** Why this script cannot run here, which is no failure. */
export function cannotRun(reason: string): never {
  console.log(`Skipped: ${reason}`)
  process.exit(0)
}
