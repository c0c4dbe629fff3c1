import { execFileSync } from 'node:child_process'

/** Below the ports that systems hand out by themselves, so that no connection of a neighbour gets it meanwhile. */
const script = `
  const look = () => {
    const port = 10_000 + Math.floor(Math.random() * 22_000)
    const found = () => server.close(() => console.log(String(port)))
    const server = require('net').createServer().once('error', look).listen(port, '127.0.0.1', found)
  }
  look()`

/** A port nobody listens on at this moment. */
export function freePort(): number {
  return Number(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' }))
}
