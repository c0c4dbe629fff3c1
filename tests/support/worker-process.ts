import { spawn } from 'node:child_process'
import { once } from 'node:events'

/** A worker in a process of its own. */
export function startWorkerProcess(env: NodeJS.ProcessEnv) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/worker.ts'], { env, stdio: 'pipe' })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const ended = once(child, 'exit') as Promise<[number | null]>
  return { child, ended, said: () => said }
}
