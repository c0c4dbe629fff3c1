import { describe, expect, it } from 'vitest'
import { countSlips, suggestDomain } from '../../app/supporters/typing-slips'

const slips = {
  'gmail.com':
    'gmial.com gamil.com gmai.com gmal.com gmil.com gnail.com gmaill.com gmaul.com gmail.con gmail.co gmail.cm gmail.om gmail.comm gmail.cmo gmail.vom gmaik.con mgail.com GMIAL.COM',
  'hotmail.com':
    'hotmial.com hotmal.com hotmai.com homail.com hormail.com hotmaill.com hotnail.com htomail.com hotmail.con hotmail.co hotmail.cim jotmail.com hotmsail.com hotamil.com htmail.com',
  'hotmail.es': 'hotmal.es hotmial.es hitmail.es',
  'outlook.com': 'outlok.com outllok.com oulook.com outlook.con oultook.com outloook.com putlook.com',
  'outlook.es': 'outlok.es outllok.es',
  'yahoo.com': 'yaho.com yahooo.com yhoo.com yahoo.con yahho.com yajoo.com',
  'yahoo.es': 'yaho.es yahooo.es',
  'yahoo.com.mx': 'yaho.com.mx yahoo.con.mx yahooo.com.mx',
  'yahoo.com.ar': 'yaho.com.ar yhaoo.com.ar',
  'icloud.com': 'iclod.com icoud.com icloud.con iclould.com',
  'live.com': 'live.con live.cm',
  'protonmail.com': 'protonmial.com protnmail.com protonmai.com protonmail.con',
  'gmx.com': 'gmx.con',
}

const notSlips = // Known themselves, however near another one is.
  (
    'gmail.com gmx.com gmx.net gmx.de ymail.com mail.com email.com hotmail.fr outlook.fr hotmail.de outlook.de live.cl ' +
    'live.com.mx yahoo.com.br yahoo.it yahoo.cl proton.me pm.me me.com mac.com mail.ru foxmail.com fastmail.com aol.com ' +
    'googlemail.com rocketmail.com hushmail.com msn.com web.de ' +
    // Somebody's own.
    'amnesty.org un.org uca.edu.sv gob.sv ucv.ve example.org mycompany.com gmail.example.org man.com life.com lime.com ' +
    'gaol.com web.com mix.com hotel.com yahoo.be outlook.sa hotmail.pl orange.es photo.me uma.es a.co x.org cloud.com ' +
    'hotmail.org gmail.net'
  ).split(' ')

describe('A slip in the domain of an address', () => {
  for (const [meant, typed] of Object.entries(slips)) {
    it.each(typed.split(' '))(`is pointed out: %s for ${meant}`, (domain) => {
      expect(suggestDomain(`ana.lopez@${domain}`)).toBe(meant)
    })
  }

  it.each(notSlips)('is not suspected in %s', (domain) => {
    expect(suggestDomain(`ana.lopez@${domain}`)).toBeNull()
  })

  it.each(['', '@', 'ana', 'ana@', '@gmial.com', 'ana@gmial', `ana@${'a'.repeat(300)}.com`])(
    'is not looked for in what is no address: %s',
    (text) => expect(suggestDomain(text)).toBeNull(),
  )

  it('is counted as a person sees it', () => {
    expect(countSlips('gmial', 'gmail')).toBe(1)
    expect(countSlips('gmail', 'gmail')).toBe(0)
    expect(countSlips('abc', 'gmail')).toBe(3)
  })
})
