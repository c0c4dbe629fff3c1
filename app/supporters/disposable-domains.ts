/**
 * Providers of throw-away mailboxes: the best known ones, each also on the public list that knows thousands
 * (github.com/disposable-email-domains/disposable-email-domains, CC0, read in November 2026). Look again once a year.
 */
const disposable = new Set(
  (
    'mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org guerrillamail.biz guerrillamail.de ' +
    'guerrillamailblock.com sharklasers.com grr.la pokemail.net spam4.me 10minutemail.com 10minutemail.net ' +
    '20minutemail.com temp-mail.org tempmail.de tempmailo.com tempmail.plus mytemp.email tempr.email discard.email ' +
    'discardmail.com discardmail.de trashmail.com trashmail.net trashmail.de trashmail.me wegwerfmail.de ' +
    'wegwerfmail.net wegwerfmail.org wegwerfemail.de yopmail.com yopmail.fr yopmail.net maildrop.cc mailnesia.com ' +
    'mailcatch.com mailnull.com getnada.com nada.email inboxkitten.com throwawaymail.com dispostable.com ' +
    'fakeinbox.com fakemail.net fakemailgenerator.com emailondeck.com moakt.com moakt.cc mohmal.com mintemail.com ' +
    'getairmail.com mailsac.com mailpoof.com emailfake.com 1secmail.com 1secmail.net 1secmail.org armyspy.com ' +
    'cuvox.de dayrep.com einrot.com fleckens.hu gustr.com jourrapide.com rhyta.com superrito.com teleworm.us ' +
    'minuteinbox.com tmpmail.org tmpmail.net generator.email harakirimail.com incognitomail.org jetable.org ' +
    'kasmail.com mailexpire.com mailforspam.com meltmail.com mytrashmail.com objectmail.com spambox.us spamex.com ' +
    'spamfree24.org tempinbox.com tempomail.fr anonbox.net bugmenot.com deadaddress.com mail.tm dropmail.me ' +
    '10mail.org emltmp.com yomail.info linshiyouxiang.net byom.de muellmail.com'
  ).split(' '),
)

/** True for such a provider and for any name below it: many give out subdomains. */
export function isDisposable(domain: string): boolean {
  for (let at = domain; at.includes('.'); at = at.slice(at.indexOf('.') + 1)) {
    if (disposable.has(at)) return true
  }
  return false
}
