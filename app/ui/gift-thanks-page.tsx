import type { ReturnedGift } from '../donors/returned-gift.server'
import { fill, formatDay, inLocale, texts } from '../i18n'
import { formatMoney } from '../i18n/money'
import { ButtonLink } from './button'
import { Facts } from './facts'
import { TestBanner } from './giving-page'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { Section } from './section'
import { ShareLinks } from './share-links'

/** How a gift stands, and what to do next: nothing, look again, or begin again. Then to bring the next person. */
export function GiftThanksPage(gift: ReturnedGift) {
  const { locale, token, state, organisation, petition, goesOn, hasReceipt, share } = gift
  const { giving, my } = texts(locale)
  const t = giving.thanks
  const { amountMinor: given, refundedMinor: back } = gift
  const amountMinor = state === 'refunded' ? back : state === 'paid' ? given - back : given
  const amount = formatMoney(locale, amountMinor, gift.currency)
  const address = (rest: string) => inLocale(locale, `/donations/${token}/${rest}`)
  const unpaid = state === 'pending' || state === 'abandoned' || state === 'failed'
  return (
    <Page locale={locale} path={`/donations/${token}/thanks`}>
      {gift.test && <TestBanner text={giving.test} />}
      <PageHeading title={t[state].title} lead={fill(t[state].lead, { amount, organisation })} />
      {!gift.fresh && (
        <div className="mt-6 max-w-[48rem]">
          <Notice>
            <p>{t.stale}</p>
          </Notice>
        </div>
      )}
      <div className="mt-8">
        <Facts items={factsOf(gift)} />
      </div>
      {goesOn && !unpaid && <p className="mt-4 max-w-measure">{t.monthly}</p>}
      <p className="mt-6 flex flex-wrap gap-3">
        {hasReceipt && (
          <ButtonLink href={address('receipt.pdf')} download>
            {t.receipt}
          </ButtonLink>
        )}
        {unpaid && (
          <ButtonLink
            kind="act"
            href={inLocale(locale, petition ? `/petitions/${petition.slug}/donate` : '/donate')}
          >
            {t.again}
          </ButtonLink>
        )}
        {state === 'pending' && <ButtonLink href={address('thanks')}>{t.reload}</ButtonLink>}
      </p>
      {(state === 'paid' || state === 'processing') && (
        <Section id="share" title={t.share} lead={t.shareLead}>
          <ShareLinks locale={locale} url={share.url} title={share.title} />
        </Section>
      )}
      <p className="mt-12">
        <a href={inLocale(locale, '/my')}>{unpaid ? my.link.title : t.toMy}</a>
      </p>
    </Page>
  )
}

function factsOf(gift: ReturnedGift) {
  const { locale, currency, feeCoverMinor, refundedMinor, paidAt, petition } = gift
  const { giving } = texts(locale)
  const t = giving.thanks.facts
  const money = (minor: number) => formatMoney(locale, minor, currency)
  return [
    { term: t.to, value: gift.organisation },
    { term: t.amount, value: money(gift.amountMinor) },
    ...(feeCoverMinor > 0 ? [{ term: t.cover, value: money(feeCoverMinor) }] : []),
    { term: t.often, value: gift.monthly ? t.everyMonth : t.once },
    ...(petition
      ? [
          {
            term: giving.my.petition,
            value: <a href={inLocale(locale, `/petitions/${petition.slug}`)}>{petition.title}</a>,
          },
        ]
      : []),
    ...(paidAt === null ? [] : [{ term: t.paidOn, value: formatDay(locale, paidAt) }]),
    ...(refundedMinor > 0 ? [{ term: t.back, value: money(refundedMinor) }] : []),
  ]
}
