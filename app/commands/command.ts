/** One command of `npm run amparo`. */
export interface Command {
  name: string
  usage: string
  does: string
  /** Leaves the database as it stands; other commands find it at the newest schema. */
  asItStands?: boolean
  /** Returns the exit code. */
  run(args: string[]): Promise<number>
}
