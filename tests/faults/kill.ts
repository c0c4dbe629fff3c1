// Twenty times: the server is killed while people sign, and started again. Whoever was told "thank you" must be there.
import { setTimeout as wait } from 'node:timers/promises'
import { aPlace } from './place'
import { startBuiltServer } from '../support/built-server'
import { driftIn, integrityOf, missingFrom, signaturesIn } from '../support/kept'
import { signForever, stampOf } from '../support/signers'
import { conclude, must } from './verdict'

const rounds = Number(process.argv[2] ?? 20)
const place = aPlace()
const rows: object[] = []
const acknowledged: string[] = []

for (let round = 1; round <= rounds; round++) {
  const server = await startBuiltServer(place)
  const crowd = signForever(server.port, {
    stamp: await stampOf(server.port),
    name: `r${round}`,
    connections: 64,
  })
  await crowd.reached(1)
  const after = 100 + Math.round(Math.random() * 1200)
  await wait(after)
  await server.end('SIGKILL')
  await crowd.stop()
  acknowledged.push(...crowd.acknowledged)

  const again = await startBuiltServer(place)
  const missing = missingFrom(place, acknowledged).length
  const drift = await driftIn(place.file)
  await again.end('SIGKILL')
  must(missing === 0, `round ${round}: ${missing} acknowledged signatures are gone`)
  must(drift === 0, `round ${round}: ${drift} totals differ`)
  rows.push({ round, 'killed after ms': after, acknowledged: crowd.acknowledged.length, missing, drift })
}
must(acknowledged.length > rounds * 20, 'there was too little load to tell')
must(integrityOf(place.file) === 'ok', 'the file is damaged')
rows.push({ round: 'all', acknowledged: acknowledged.length, stored: signaturesIn(place.file) })
conclude('kill -9 while people sign', rows)
