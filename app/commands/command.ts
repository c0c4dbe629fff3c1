/** One command of `npm run amparo`. */
export interface Command {
  name: string
  usage: string
  does: string
  /** Returns the exit code. */
  run(args: string[]): Promise<number>
}
