// Preloaded into a server: on SIGUSR2 its wall clock stands so many milliseconds aside as the file of CLOCK_ASIDE says.
// Timers and `performance.now()` go on, as they do when a machine's clock is set.
import { readFileSync } from 'node:fs'

const real = globalThis.Date
let aside = 0
process.on('SIGUSR2', () => (aside = Number(readFileSync(process.env.CLOCK_ASIDE ?? '', 'utf8'))))
const now = () => real.now() + aside

globalThis.Date = new Proxy(real, {
  apply: () => new real(now()).toString(),
  construct: (target, given, made) => Reflect.construct(target, given.length ? given : [now()], made),
  get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
})
