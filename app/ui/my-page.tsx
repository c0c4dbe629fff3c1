import type { Statement } from '../donations/draw-statement.server'
import type { MyGift, MyMonthlyGift } from '../donations/my-gifts.server'
import type { DoneMonthly } from '../donors/change-own-monthly.server'
import { fill, formatDay, inLocale, plural, texts, type Locale } from '../i18n'
import type { MySubscription } from '../mailings/subscriptions.server'
import type { MyView } from '../petitions/my-signatures.server'
import { Button, ButtonLink } from './button'
import { Empty } from './empty'
import { MyGifts } from './my-gifts'
import { MyOrganisations } from './my-organisations'
import { MySignature } from './my-signature'
import { Notice } from './notice'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { Section } from './section'

export type DoneSigning = 'changed' | 'withdrawn' | 'ended' | 'updates' | 'never' | 'allowed' | 'organisation'
export type Done = DoneSigning | DoneMonthly

interface Props extends MyView {
  locale: Locale
  token: string
  /** Epoch ms. */
  expiresAt: number
  organisations: MySubscription[]
  /** What was done just now. */
  done: Done | null
  giving: { gifts: MyGift[]; monthly: MyMonthlyGift[]; statements: Statement[] }
}

const toldPlainly: readonly Done[] = ['ended', 'unavailable', 'over']

/** Everything a mailbox gave, and the ways to change it. Nothing on it happens without a press. */
export function MyPage({
  locale,
  token,
  expiresAt,
  done,
  signatures,
  noLetters,
  organisations,
  giving,
}: Props) {
  const { my, letters, giving: given } = texts(locale)
  const dones: Record<Done, string> = { ...my.done, ...given.my.done }
  const t = my.page
  const path = `/my/${token}`
  const address = inLocale(locale, path)
  const time = new Date(expiresAt).toISOString().slice(11, 16)
  const until = fill(letters.until, { day: formatDay(locale, expiresAt), time })
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-3 max-w-measure text-sm text-soft">{fill(t.until, { until })}</p>
      {done && (
        <div className="mt-8 max-w-[48rem]" role="status">
          <Notice kind={toldPlainly.includes(done) ? 'info' : 'done'} title={dones[done]} />
        </div>
      )}
      <Section
        id="signatures"
        title={t.signatures}
        lead={signatures.length > 0 ? plural(locale, t.count, signatures.length) : undefined}
      >
        {signatures.length === 0 ? (
          <Empty title={t.empty}>
            <p>{t.emptyText}</p>
            <p className="mt-3">
              <a href={inLocale(locale, '/petitions')}>{t.toPetitions}</a>
            </p>
          </Empty>
        ) : (
          <ol className="space-y-12">
            {signatures.map((signature) => (
              <li key={signature.petition.slug} id={signature.petition.slug}>
                <MySignature locale={locale} address={address} signature={signature} />
              </li>
            ))}
          </ol>
        )}
      </Section>
      <MyGifts locale={locale} address={address} {...giving} />
      <Letters locale={locale} address={address} signatures={signatures} noLetters={noLetters} />
      {organisations.length > 0 && (
        <MyOrganisations locale={locale} address={address} organisations={organisations} />
      )}
      <Section id="download" title={t.download} lead={t.downloadText}>
        <ButtonLink href={`${address}/download`} download>
          {t.downloadButton}
        </ButtonLink>
      </Section>
      <Section id="erase" title={t.erase} lead={t.eraseText}>
        <ButtonLink href={`${address}/erase`}>{t.eraseButton}</ButtonLink>
      </Section>
    </Page>
  )
}

type LettersProps = Pick<Props, 'locale' | 'signatures' | 'noLetters'> & { address: string }

function Letters({ locale, address, signatures, noLetters }: LettersProps) {
  const t = texts(locale).my.page
  const standing = signatures.filter(({ canChange }) => canChange)
  const wanted = standing.filter(({ choices }) => choices.updates).length
  return (
    <Section id="letters" title={t.letters}>
      <form method="post" action={`${address}/preferences`} className="max-w-measure space-y-10">
        {standing.length > 0 && (
          <div className="space-y-4">
            <p>{wanted > 0 ? plural(locale, t.updatesOf, wanted) : t.updatesNone}</p>
            <div className="flex flex-wrap gap-3">
              {wanted < standing.length && (
                <Button name="updates" value="on">
                  {t.updatesOn}
                </Button>
              )}
              {wanted > 0 && (
                <Button name="updates" value="off">
                  {t.updatesOff}
                </Button>
              )}
            </div>
          </div>
        )}
        <div className="space-y-4">
          <h3 className="text-xl">{t.neverTitle}</h3>
          <p>{noLetters ? t.neverOn : t.never}</p>
          <Button name="letters" value={noLetters ? 'on' : 'off'}>
            {noLetters ? t.allowButton : t.neverButton}
          </Button>
        </div>
      </form>
    </Section>
  )
}
