import type { Action } from '../../app/accounts/can'

/** What an address asks of whoever opens it: an action of `can`, or only that somebody is signed in. */
export type Asked = Action | 'account'

export interface Rule {
  /** Two where either will do. */
  GET?: Asked | [Asked, Asked]
  /** For the form without a word, or for each of its buttons: what the button sends, and the action it does. */
  POST?: Asked | [body: string, action: Asked][]
  /** A parameter without which the address means nothing; it takes the slug of one of the organisation's things. */
  query?: string
}

/** Every address of people who sign in, by the file of its route. An address that is not here fails the tests. */
export const rules: Record<string, Rule> = {
  manage: {}, // the frame around the others, without an address of its own
  'manage._index': { GET: 'overview.see' },
  'manage.switch': { POST: 'account' },

  'manage.account._index': { GET: 'account', POST: 'account' },
  'manage.account.change-password': { GET: 'account', POST: 'account' },
  'manage.account.codes': { GET: 'account' },
  'manage.account.passkey': { GET: 'account', POST: 'account' },
  'manage.account.password': { GET: 'account', POST: 'account' },

  'manage.campaigns._index': { GET: 'campaign.see' },
  'manage.campaigns.new': { GET: 'campaign.write', POST: 'campaign.write' },
  'manage.campaigns.$slug': { GET: 'campaign.see', POST: 'campaign.write' },
  'manage.targets._index': { GET: 'petition.see', POST: 'petition.write' },
  'manage.targets.$slug': { GET: 'petition.write', POST: 'petition.write' },

  'manage.sources._index': { GET: 'evidence.see' },
  'manage.sources.new': { GET: 'evidence.write', POST: 'evidence.write' },
  'manage.sources.stale': { GET: 'evidence.see' },
  'manage.sources.$slug': { GET: 'evidence.see', POST: 'evidence.write' },
  'manage.sources.$slug_.claims.new': { GET: 'evidence.write', POST: 'evidence.write' },
  'manage.claims.$slug': {
    GET: 'evidence.see',
    POST: [
      ['', 'evidence.write'],
      ['intent=check', 'evidence.review'],
    ],
  },
  'manage.claims.$slug_.subject': { GET: 'evidence.write', POST: 'evidence.write' },

  'manage.petitions._index': { GET: 'petition.see' },
  'manage.petitions.new': { GET: 'petition.write', POST: 'petition.write' },
  'manage.petitions.$slug': { GET: 'petition.see' },
  'manage.petitions.$slug._index': { GET: 'figures.see' },
  'manage.petitions.$slug.text': { GET: 'petition.see', POST: 'petition.write' },
  'manage.petitions.$slug_.text[.]json': { POST: 'petition.write' },
  'manage.petitions.$slug.text_.publish': { GET: 'petition.see', POST: 'petition.write' },
  'manage.preview': { POST: 'petition.see' },
  'manage.preview_.campaign': { POST: 'campaign.write' },
  'manage.petitions.$slug.claims': {
    GET: 'evidence.see',
    POST: [
      ['intent=attach', 'evidence.write'],
      ['intent=detach', 'evidence.write'],
      ['intent=up', 'evidence.write'],
      ['intent=down', 'evidence.write'],
      ['intent=reviewed', 'evidence.review'],
    ],
  },
  'manage.petitions.$slug.settings': { GET: 'petition.see', POST: 'petition.write' },
  'manage.petitions.$slug.settings_.cover': { GET: 'petition.write', POST: 'petition.write' },
  'manage.petitions.$slug.settings_.state': {
    POST: [
      ['move=pause', 'petition.state'],
      ['move=close', 'petition.state'],
      ['move=take-down', 'petition.take-down'],
      ['move=restore', 'petition.restore'],
    ],
  },

  'manage.petitions.$slug.review': { GET: 'review.see', POST: 'petition.write' },
  'manage.review._index': { GET: 'review.see' },
  'manage.review.$petition': {
    GET: 'review.see',
    POST: [
      ['intent=note', 'review.see'],
      ['intent=approve', 'review.decide'],
      ['intent=reconsider', 'review.decide'],
      ['intent=upheld', 'report.decide'],
      ['intent=dismissed', 'report.decide'],
    ],
  },
  'manage.review.$petition_.note': { POST: 'review.see' },

  'manage.petitions.$slug.paper._index': { GET: 'paper.see' },
  'manage.petitions.$slug.paper.new': { GET: 'paper.enter', POST: 'paper.enter' },
  'manage.petitions.$slug.paper.$sheet': { GET: 'paper.see', POST: 'paper.enter' },
  'manage.petitions.$slug.paper.sheet[.]pdf': { GET: 'paper.see' },

  'manage.petitions.$slug.delivery._index': { GET: 'delivery.see', POST: 'delivery.prepare' },
  'manage.petitions.$slug.delivery.answer': {
    GET: 'delivery.prepare',
    POST: 'delivery.prepare',
    query: 'target',
  },
  'manage.petitions.$slug.delivery.$packet': {
    GET: 'delivery.see',
    POST: [
      ['', 'delivery.prepare'],
      ['intent=link', 'delivery.prepare'],
      ['intent=extend', 'delivery.prepare'],
      ['intent=end', 'delivery.prepare'],
    ],
  },
  'manage.petitions.$slug.delivery.$packet_.letter[.]pdf': { GET: 'delivery.prepare' },
  'manage.petitions.$slug.delivery.$packet_.names[.]csv': { GET: 'delivery.prepare' },

  'manage.petitions.$slug.updates._index': { GET: 'mailing.see', POST: 'mailing.write' },
  'manage.petitions.$slug.updates.$mailing': {
    GET: 'mailing.see',
    POST: [
      ['intent=save', 'mailing.write'],
      ['intent=test', 'mailing.write'],
      ['intent=submit', 'mailing.write'],
      ['intent=return', 'mailing.write'],
      ['intent=approve', 'mailing.approve'],
      ['intent=start', 'mailing.send'],
      ['intent=schedule', 'mailing.send'],
      ['intent=pause', 'mailing.send'],
      ['intent=resume', 'mailing.send'],
      ['intent=cancel', 'mailing.send'],
      ['intent=sent', 'mailing.send'],
      ['intent=again', 'mailing.send'],
    ],
  },
  'manage.mailings._index': { GET: 'mailing.see', POST: 'mailing.write' },
  'manage.mailings.$mailing': {
    GET: 'mailing.see',
    POST: [
      ['intent=save', 'mailing.write'],
      ['intent=test', 'mailing.write'],
      ['intent=submit', 'mailing.write'],
      ['intent=return', 'mailing.write'],
      ['intent=approve', 'mailing.approve'],
      ['intent=start', 'mailing.send'],
      ['intent=schedule', 'mailing.send'],
      ['intent=pause', 'mailing.send'],
      ['intent=resume', 'mailing.send'],
      ['intent=cancel', 'mailing.send'],
      ['intent=sent', 'mailing.send'],
      ['intent=again', 'mailing.send'],
    ],
  },
  'manage.mailings.$mailing_.preview': { GET: 'mailing.see' },
  'manage.mailings.$mailing_.preview_.mail': { GET: 'mailing.see' },
  'manage.mailings.$mailing_.progress': { GET: 'mailing.see' },

  'manage.petitions.$slug.signatures._index': { GET: 'signatures.see', POST: 'signatures.see' },
  'manage.petitions.$slug.signatures.$id': {
    GET: 'signatures.see',
    POST: [
      ['do=open', 'signatures.see'],
      ['', 'signatures.decide'],
    ],
  },
  'manage.petitions.$slug.signatures.comments': { GET: 'signatures.decide', POST: 'signatures.decide' },
  'manage.petitions.$slug.signatures.held': { GET: 'signatures.see', POST: 'signatures.decide' },
  'manage.petitions.$slug.signatures.remove': { GET: 'signatures.see', POST: 'signatures.decide' },
  'manage.petitions.$slug.signatures.removals.$id': { GET: 'signatures.see', POST: 'signatures.decide' },
  'manage.petitions.$slug.signatures.unusual': { GET: 'signatures.see' },
  'manage.people': { GET: 'signatures.see', POST: 'signatures.see' },

  'manage.exports._index': { GET: 'signatures.export', POST: 'signatures.export' },
  'manage.exports.$id': { GET: 'signatures.export', POST: 'signatures.export' },
  'manage.exports.$id_.download': { GET: 'signatures.export', POST: 'signatures.export' },
  'manage.audit': { GET: 'audit.see' },
  'manage.audit_.csv': { GET: 'audit.see' },

  'manage.donations': {}, // the frame around the others
  'manage.donations._index': { GET: 'gifts.see' },
  'manage.donations.gifts._index': { GET: 'gifts.see', POST: 'gifts.see' },
  'manage.donations.gifts.$id': { GET: 'gifts.see', POST: 'gifts.see' },
  'manage.donations.gifts.$id_.refund': { GET: 'gifts.refund', POST: 'gifts.refund' },
  'manage.donations.disputes': { GET: 'gifts.see' },
  'manage.donations.payouts._index': { GET: 'gifts.see' },
  'manage.donations.payouts.$payout': { GET: 'gifts.see' },
  'manage.donations.petitions': { GET: 'gifts.see', POST: 'giving.goal' },
  'manage.donations.breaker': {
    GET: 'giving.breaker',
    POST: [
      ['', 'giving.breaker'],
      ['do=raise', 'giving.breaker'],
      ['do=lower', 'giving.breaker'],
    ],
  },
  'manage.donations.export': { GET: 'gifts.export', POST: 'gifts.export' },
  'manage.donations.export_.file': { GET: 'gifts.export', POST: 'gifts.export' },
  'manage.donations.settings': { GET: 'giving.change', POST: 'giving.change' },

  'manage.team._index': { GET: 'team.see' },
  'manage.team.invite': { GET: 'team.change', POST: 'team.change' },
  'manage.team.revoke': { POST: 'team.change' },
  'manage.team.$person': {
    GET: 'team.change',
    POST: [
      ['', 'team.change'],
      ['intent=reset', 'team.change'],
    ],
  },
  'manage.settings': { GET: 'organisation.change', POST: 'organisation.change' },
  'manage.settings_.limits': { GET: ['limits.see', 'instance.see'], POST: 'instance.change' },

  'manage.instance._index': { GET: 'instance.see', POST: 'instance.change' },
  'manage.instance.new': { GET: 'instance.change', POST: 'instance.change' },
  'manage.instance.mail': { GET: 'instance.see', POST: 'instance.change' },
  'manage.instance.$organisation': { GET: 'instance.change', POST: 'instance.change' },
  'manage.instance_.review._index': { GET: 'instance.see' },
  'manage.instance_.review.$petition': { GET: 'instance.see', POST: 'instance.change' },

  // At the end: whoever says yes here has left.
  'manage.team.leave': { GET: 'overview.see', POST: 'overview.see' },
}

/** What stands for a parameter of a route's file. */
export type Named = (file: string, parameter: string) => string

/** Names a parameter by the segment of the address before it: what follows `paper` is a sheet; in a query, by itself. */
export const namedBy =
  (known: (segment: string) => string): Named =>
  (file, parameter) => {
    const segments = file.split('.').map((segment) => segment.replace(/_$/, ''))
    return known(segments[segments.indexOf(`$${parameter}`) - 1] ?? parameter)
  }

/** The address of a route's file: `manage.team.$person` with things to put in is `/manage/team/0199…`. */
export function addressOf(file: string, named: Named): string {
  const segments = file
    .split(/(?<!\[)\./) // a dot in brackets stands for itself
    .map((segment) => segment.replace(/_$/, ''))
    .filter((segment) => segment !== '_index')
  const said = (segment: string) =>
    segment.startsWith('$') ? named(file, segment.slice(1)) : segment.replace('[.]', '.')
  const { query } = rules[file]!
  return `/${segments.map(said).join('/')}${query ? `?${query}=${named(file, query)}` : ''}`
}
