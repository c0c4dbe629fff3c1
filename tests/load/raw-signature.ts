// The floor of a signature: the rows that signing wrote, written again by prepared statements of better-sqlite3 with
// the product's durability, a batch to a transaction. Prints signatures a second.
import { randomBytes } from 'node:crypto'
import { openFile } from '../../db/sqlite'

const [file, batchText, secondsText] = process.argv.slice(2) as [string, string, string]
const [batch, seconds] = [Number(batchText), Number(secondsText)]
const client = openFile(file)

type Row = Record<string, unknown>
const signature = client
  .prepare(`select * from signatures where state = 'pending' order by id desc limit 1`)
  .get() as Row
const belonging = (table: string, column: string, id: unknown) =>
  client.prepare(`select * from ${table} where ${column} = ? limit 1`).get(id) as Row
const submission = belonging('submissions', 'signature_id', signature.id)
const consent = belonging('consents', 'signature_id', signature.id)
const token = belonging('tokens', 'subject', submission.id)
const letter = client.prepare(`select * from letters order by id desc limit 1`).get() as Row

function inserter(table: string, kept: Row) {
  const row = { ...kept }
  delete row.id
  const columns = Object.keys(row)
  const slots = columns.map((column) => `@${column}`).join(', ')
  const statement = client.prepare(`insert into ${table} (${columns.join(', ')}) values (${slots})`)
  return (changed: Row) => statement.run({ ...row, ...changed }).lastInsertRowid
}
const insertSignature = inserter('signatures', signature)
const insertSubmission = inserter('submissions', submission)
const insertConsent = inserter('consents', consent)
const insertToken = inserter('tokens', token)
const insertLetter = inserter('letters', { ...letter, sealed: letter.sealed ?? randomBytes(900) })
const count = client.prepare('update petition_counters set pending = pending + ? where petition_id = ?')

function signOnce() {
  const mailbox = randomBytes(32)
  const signature_id = insertSignature({ mailbox })
  const submission_id = insertSubmission({ signature_id })
  insertConsent({ signature_id, submission_id })
  insertToken({ subject: submission_id, hash: randomBytes(32) })
  insertLetter({ mailbox })
}

const commit = client.transaction(() => {
  for (let i = 0; i < batch; i++) signOnce()
  count.run(batch, signature.petition_id)
}).immediate

const started = performance.now()
let signed = 0
for (; performance.now() - started < seconds * 1000; signed += batch) commit()
console.log(JSON.stringify({ perSecond: signed / ((performance.now() - started) / 1000) }))
client.close()
