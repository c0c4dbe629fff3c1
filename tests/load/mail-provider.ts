// A local mail provider in a process of its own; prints where it is, keeps nothing, and ends with its parent. argv: resend | smtp
import { startResend } from '../support/resend-provider'
import { startSmtp } from '../support/smtp-provider'

const provider = process.argv[2] === 'smtp' ? await startSmtp() : await startResend()
setInterval(() => provider.ledger.splice(0), 100)
console.log(JSON.stringify({ url: provider.url }))
