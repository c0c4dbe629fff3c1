import type { TestProject } from 'vitest/node'
import { startPostgres } from './postgres'

/** One server for the whole run; each test file gets a database of its own (`setup.ts`). */
export default async function ({ provide }: TestProject) {
  const server = await startPostgres()
  provide('postgres', server.url('postgres'))
  return server.stop
}
