import type { MailConfig } from '../../config-mail.server'
import { textsAt } from './ask-dns.server'
import type { AlignmentState, Check, DkimState, DmarcState, DomainChecks, SpfState } from './domain-checks'
import { domainOf } from './transport.server'

/** How Resend sends for a domain: bounces go to a name below it, and it signs with this key. */
const RESEND = { bounces: 'send', selector: 'resend', includes: 'amazonses.com' }

/**
 * Looks up SPF, DKIM and DMARC of the domain that mails come from, and whether they speak for it. Null where mail does not
 * leave this machine or comes from no domain of the net.
 */
export async function checkDomain({ way, from, dkimSelector }: MailConfig): Promise<DomainChecks | null> {
  const domain = domainOf(from)
  if (way.name === 'outbox' || !domain.includes('.')) return null
  const byResend = way.name === 'resend'
  const bounces = byResend ? `${RESEND.bounces}.${domain}` : domain
  const selector = byResend ? RESEND.selector : dkimSelector
  const [spf, dkim, dmarc] = await Promise.all([
    checkSpf(bounces, byResend ? RESEND.includes : null),
    checkDkim(domain, selector),
    checkDmarc(domain),
  ])
  return { spf, dkim, dmarc, alignment: alignmentOf(domain, { spf, dkim, dmarc }) }
}

/** One record and no more (RFC 7208, 3.2); `+all` lets everybody send. */
async function checkSpf(at: string, mustInclude: string | null): Promise<Check<SpfState>> {
  const texts = await textsAt(at)
  if (!texts) return { state: 'unanswered', at, found: null }
  const records = texts.filter((text) => /^v=spf1( |$)/i.test(text))
  const [found = null] = records
  const state = (): SpfState => {
    if (!found) return 'missing'
    if (records.length > 1) return 'several'
    if (/(^| )\+?all( |$)/i.test(found)) return 'open'
    return mustInclude && !found.includes(mustInclude) ? 'other' : 'good'
  }
  return { state: state(), at, found }
}

/** A key of the domain, or of one above it, which signs for its names too. An empty one is revoked (RFC 6376, 3.6.1). */
async function checkDkim(domain: string, selector: string | null): Promise<Check<DkimState>> {
  if (!selector) return { state: 'no-selector', at: `*._domainkey.${domain}`, found: null }
  const first = `${selector}._domainkey.${domain}`
  for (const name of upwards(domain)) {
    const at = `${selector}._domainkey.${name}`
    const texts = await textsAt(at)
    if (!texts) return { state: 'unanswered', at, found: null }
    const keys = texts.filter((text) => tagOf(text, 'p') !== null)
    const [found] = keys
    if (!found) continue
    if (keys.length > 1) return { state: 'several', at, found }
    return { state: tagOf(found, 'p') === '' ? 'revoked' : 'good', at, found }
  }
  return { state: 'missing', at: first, found: null }
}

/** The policy of the domain or, where it has none, of one above it (RFC 7489, 6.6.3). */
async function checkDmarc(domain: string): Promise<Check<DmarcState>> {
  for (const name of upwards(domain)) {
    const at = `_dmarc.${name}`
    const texts = await textsAt(at)
    if (!texts) return { state: 'unanswered', at, found: null }
    const records = texts.filter((text) => /^v=DMARC1\s*(;|$)/.test(text))
    const [found] = records
    if (!found) continue
    if (records.length > 1) return { state: 'several', at, found }
    const policy = tagOf(found, 'p')?.toLowerCase()
    if (policy === 'none') return { state: 'watching', at, found }
    return { state: policy === 'quarantine' || policy === 'reject' ? 'good' : 'invalid', at, found }
  }
  return { state: 'missing', at: `_dmarc.${domain}`, found: null }
}

/** One of both has to pass for the domain that readers see: itself, or with `s` in the policy exactly itself. */
function alignmentOf(
  domain: string,
  { spf, dkim, dmarc }: Omit<DomainChecks, 'alignment'>,
): Check<AlignmentState> {
  const asked = (tag: 'aspf' | 'adkim') => tagOf(dmarc.found ?? '', tag)?.toLowerCase() === 's'
  const vouching = [
    ...(spf.state === 'good' || spf.state === 'open' ? [{ at: spf.at, strict: asked('aspf') }] : []),
    ...(dkim.state === 'good'
      ? [{ at: dkim.at.replace(/^.*\._domainkey\./, ''), strict: asked('adkim') }]
      : []),
  ]
  const by = vouching.find(({ at, strict }) => !strict || at === domain)
  if (by) return { state: 'good', at: domain, found: by.at }
  if (vouching.length > 0) return { state: 'strict', at: domain, found: vouching[0]!.at }
  const open = [spf.state, dkim.state].some((state) => state === 'unanswered' || state === 'no-selector')
  return { state: open ? 'unanswered' : 'nothing', at: domain, found: null }
}

/** A domain and those above it, as far as they have two parts. */
function upwards(domain: string): string[] {
  const parts = domain.split('.')
  return parts.slice(0, -1).map((_, i) => parts.slice(i).join('.'))
}

/** The value of a tag in a list of `tag=value` apart by semicolons; null when it is not there. */
function tagOf(record: string, tag: string): string | null {
  for (const part of record.split(';')) {
    const [name = '', ...value] = part.split('=')
    if (name.trim().toLowerCase() === tag && value.length > 0) return value.join('=').trim()
  }
  return null
}
