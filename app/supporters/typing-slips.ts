/** Slips in the domain of a mail address, such as gmial.com. Pure and small: the browser's module carries it too. */

// Worth suggesting: providers with many mailboxes in Latin America, Spain, the United States and beyond.
const suggested =
  'gmail.com hotmail.com hotmail.es outlook.com outlook.es yahoo.com yahoo.es yahoo.com.mx yahoo.com.ar icloud.com ' +
  'live.com proton.me protonmail.com aol.com msn.com gmx.com gmx.de gmx.net web.de hotmail.fr hotmail.it hotmail.co.uk ' +
  'yahoo.com.br yahoo.fr yahoo.co.uk googlemail.com comcast.net verizon.net bol.com.br uol.com.br libero.it orange.fr ' +
  'yandex.ru fastmail.com tutanota.com'

// Real, so never called a slip, and too small or too easily mistaken to be suggested.
const real =
  'mail.com email.com ymail.com rocketmail.com gmx.es gmx.us gmx.at gmx.ch gmx.fr gmx.co.uk live.com.mx live.com.ar ' +
  'live.es live.cl live.fr live.co.uk live.nl live.it live.ca live.se live.dk hotmail.de hotmail.nl hotmail.be ' +
  'hotmail.ca hotmail.se hotmail.no hotmail.dk hotmail.cl hotmail.com.ar hotmail.com.br hotmail.com.mx hotmail.gr ' +
  'outlook.fr outlook.de outlook.it outlook.pt outlook.cl outlook.be outlook.com.ar outlook.com.br outlook.com.au ' +
  'outlook.co.uk outlook.jp outlook.in yahoo.cl yahoo.it yahoo.de yahoo.ca yahoo.in yahoo.co.in yahoo.co.jp ' +
  'yahoo.com.au yahoo.com.co yahoo.com.pe yahoo.com.ve yahoo.com.ph yahoo.com.tr yahoo.com.sg yahoo.com.hk yahoo.com.tw ' +
  'yahoo.com.vn yahoo.com.cn yahoo.com.my yahoo.pt yahoo.pl yahoo.gr yahoo.ro yahoo.se yahoo.no yahoo.dk yahoo.ie ' +
  'yahoo.co.id yahoo.co.kr yahoo.co.th yahoo.co.nz yahoo.co.za yahoo.net ' +
  'me.com mac.com pm.me protonmail.ch tuta.com tuta.io tutanota.de tutamail.com foxmail.com hushmail.com homemail.com fastmail.fm hey.com duck.com ' +
  'inbox.com inbox.lv mail.ru mail.ee mail.de email.de email.it yandex.com ya.ru list.ru bk.ru qq.com 163.com 126.com ' +
  'naver.com daum.net hanmail.net web.com aim.com att.net sbcglobal.net bellsouth.net cox.net charter.net juno.com ' +
  'earthlink.net mindspring.com rogers.com shaw.ca telus.net sympatico.ca t-online.de freenet.de arcor.de posteo.de ' +
  'posteo.net mailbox.org riseup.net disroot.org autistici.org terra.com terra.com.br terra.es telefonica.net ono.com ' +
  'movistar.es cantv.net une.net.co etb.net.co ig.com.br globo.com globomail.com r7.com free.fr laposte.net wanadoo.fr ' +
  'wanadoo.es sfr.fr neuf.fr alice.it tin.it tiscali.it virgilio.it btinternet.com sky.com virginmedia.com ' +
  'rediffmail.com zoho.com seznam.cz wp.pl o2.pl onet.pl interia.pl lycos.com excite.com'

const providers = suggested.split(' ').map(split)
const known = new Set(`${suggested} ${real}`.split(' '))

/** True for a provider that many people have their mailbox with. */
export const isMailProvider = (domain: string): boolean => known.has(domain)

// A country's or another common ending is somebody's own domain, not a slip; Colombia, Cameroon and Oman stand for .com.
const realEnding =
  /^\.((?!co$|cm$|om$)[a-z]{2}|(com|co|org|net|gob|gov|edu)\.[a-z]{2}|com|net|org|info|biz|edu|app|dev)$/

function split(domain: string) {
  const dot = domain.indexOf('.')
  return { name: domain.slice(0, dot), ending: domain.slice(dot) }
}

/**
 * The domain that was probably meant, or null. A slip is a letter too many, too few, wrong, or two changed round: one in
 * the name (two in a name of seven letters or more, none in one of four or fewer) and one in the ending.
 */
export function suggestDomain(email: string): string | null {
  const at = email.lastIndexOf('@')
  const domain = email
    .slice(at + 1)
    .trim()
    .toLowerCase()
  if (at < 1 || !domain.includes('.') || domain.length > 40 || known.has(domain)) return null
  const typed = split(domain)
  let best: string | null = null
  let fewest = Infinity
  for (const meant of providers) {
    const slips = slipsInName(typed.name, meant.name) + slipsInEnding(typed.ending, meant.ending)
    if (slips < fewest) {
      best = meant.name + meant.ending
      fewest = slips
    }
  }
  return best
}

/** Slips that are likely, else Infinity: a short name, or another first letter, is mostly a name of its own. */
function slipsInName(typed: string, meant: string): number {
  const slips = countSlips(typed, meant)
  if (slips === 0) return 0
  const sameStart = typed[0] === meant[0] || typed.slice(0, 2) === meant[1]! + meant[0]!
  const allowed = meant.length <= 4 ? 0 : meant.length < 7 ? (sameStart ? 1 : 0) : sameStart ? 2 : 1
  return slips <= allowed ? slips : Infinity
}

function slipsInEnding(typed: string, meant: string): number {
  if (typed === meant) return 0
  return !realEnding.test(typed) && countSlips(typed, meant) === 1 ? 1 : Infinity
}

/** Damerau–Levenshtein distance (optimal string alignment); 3 stands for three and more. */
export function countSlips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let before: number[] = []
  let above = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1
      let slips = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + cost)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        slips = Math.min(slips, before[j - 2]! + 1)
      row.push(slips)
    }
    before = above
    above = row
  }
  return Math.min(above[b.length]!, 3)
}
