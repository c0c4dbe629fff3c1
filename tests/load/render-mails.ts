// Writes mails out on one core, without sending them, and prints how many a second in each language. argv: mails, reference
import { eq } from 'drizzle-orm'
import { config } from '../../app/config.server'
import { compileMailing } from '../../app/mailings/compile.server'
import { textsOf } from '../../app/mailings/own-mailing.server'
import { writeOut } from '../../app/mailings/write-out.server'
import { refuseInjection } from '../../app/platform/mail/refuse-injection.server'
import { db } from '../../db/client'
import { mailings } from '../../db/schema'
import { locales } from '../../app/i18n'

const [n, reference] = process.argv.slice(2) as [string, string]
const [mailing] = await db.read.select().from(mailings).where(eq(mailings.reference, reference))
const texts = await textsOf(db.read, mailing!.id)
const perSecond: Record<string, number> = {}
let bytes = 0
for (const locale of locales) {
  const compiled = await compileMailing(texts, mailing!.facts!, locale)
  const write = (id: number) => {
    const to = `reader-${id}@example.org`
    const mailbox = id.toString(16).padStart(64, '0')
    const mail = writeOut(
      compiled,
      mailing!,
      mailing!.facts!,
      { id, to, name: `Ana ${id}`, locale, mailbox },
      config.mail,
    )
    refuseInjection(mail)
    return mail.html.length + mail.text.length
  }
  for (let id = 0; id < 2_000; id++) write(id)
  const from = performance.now()
  for (let id = 0; id < Number(n); id++) bytes += write(id)
  perSecond[locale] = Number(n) / ((performance.now() - from) / 1000)
}
await db.close()
console.log(JSON.stringify({ perSecond, bytesEach: Math.round(bytes / Number(n) / locales.length) }))
process.exit(0)
