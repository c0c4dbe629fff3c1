import { spawn, spawnSync, type ChildProcess, type StdioOptions } from 'node:child_process'
import { once } from 'node:events'
import { cpus } from 'node:os'
import type { Driven, Job } from './drive'
import type { Arrived, Arriving } from './arrive'
import type { Readers, ReadersSeen } from './read-on'

const canPin = cpus().length > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0

export const pinning = canPin
  ? 'the server on core 0, the driver on core 1'
  : 'nothing is pinned: this machine has one core, or no taskset'

/** Starts Node on one core. */
export function onCore(
  core: 0 | 1,
  args: string[],
  env: Record<string, string>,
  stdio: StdioOptions,
): ChildProcess {
  const [command, ...rest] = [...(canPin ? ['taskset', '-c', String(core)] : []), process.execPath, ...args]
  const child = spawn(command!, rest, { env: { ...process.env, ...env }, stdio })
  process.once('exit', () => child.kill('SIGKILL'))
  return child
}

const typescript = ['--import', 'tsx']

/** Runs a script of this folder on core 0 and returns the JSON it printed. */
export async function measured<T>(
  script: string,
  args: string[] = [],
  env: Record<string, string> = {},
): Promise<T> {
  const child = onCore(0, [...typescript, `tests/load/${script}`, ...args], env, [
    'ignore',
    'pipe',
    'inherit',
  ])
  let said = ''
  child.stdout!.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number]
  if (code !== 0) throw new Error(`${script} ended with ${code}`)
  return JSON.parse(said) as T
}

/** What each driver is told, and what it says when it is done. */
interface Drivers {
  'drive.ts': [Job, Driven]
  'arrive.ts': [Arriving, Arrived]
  'read-on.ts': [Readers, ReadersSeen]
}

/** A driver that lives through the whole run, so that its own warming up is not measured. */
export function startDriver<D extends keyof Drivers>(script: D) {
  const child = onCore(1, [...typescript, `tests/load/${script}`], {}, [
    'ignore',
    'inherit',
    'inherit',
    'ipc',
  ])
  return {
    async drive(job: Drivers[D][0]): Promise<Drivers[D][1]> {
      child.send(job)
      const [answer] = (await once(child, 'message')) as [Drivers[D][1] | { error: string }]
      if ('error' in answer) throw new Error(answer.error)
      return answer
    },
    stop: () => child.kill(),
  }
}
