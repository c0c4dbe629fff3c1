import type { GiftProblems } from '../donations/gift-form'
import type { Offer } from '../donations/offer'
import type { GivingPageView } from '../donors/giving-page.server'
import { fill, plural, texts, type Locale } from '../i18n'
import { ErrorSummary } from './error-summary'
import { Notice } from './notice'

type Wrong = Partial<Record<keyof GiftProblems, string>>

/** What is wrong with each field, in a sentence. */
export function giftProblemTexts(locale: Locale, offer: Offer, problems: GiftProblems): Wrong {
  const { giving, sign } = texts(locale)
  const t = giving.problems
  const { example, floor, ceiling } = offer
  const { amount, currency, email, name } = problems
  return {
    ...(currency && { currency: t.currency[currency] }),
    ...(amount && { amount: fill(t.amount[amount], { example, floor, ceiling }) }),
    ...(email && { email: t.email[email] }),
    ...(name && { name: sign.problems.name[name] }),
  }
}

/** Where each problem is mended. */
const fields = { currency: 'currency', amount: 'other', email: 'email', name: 'name' } as const

/** Above the form when it came back: why, that nothing was taken, and that every answer is kept. */
export function GiftRefusal({
  locale,
  refused,
  wrong,
}: Pick<GivingPageView, 'locale' | 'refused'> & { wrong: Wrong }) {
  if (!refused) return null
  const t = texts(locale).giving
  if (refused.outcome !== 'problems') {
    const text =
      refused.outcome === 'wait'
        ? plural(locale, t.wait, refused.seconds)
        : refused.outcome === 'limited'
          ? plural(locale, t.limited, refused.minutes)
          : t[refused.outcome]
    return (
      // oxlint-disable-next-line jsx-a11y/no-autofocus -- the page is the answer to the form
      <div tabIndex={-1} autoFocus>
        <Notice kind="error" title={t[`${refused.outcome}Title`]}>
          <p>{text}</p>
        </Notice>
      </div>
    )
  }
  const errors = (Object.keys(fields) as (keyof Wrong)[]).flatMap((key) =>
    wrong[key] ? [{ field: fields[key], text: wrong[key] }] : [],
  )
  return (
    <>
      <ErrorSummary title={plural(locale, t.problems.title, errors.length)} errors={errors} />
      <p className="text-sm text-soft">{t.problems.kept}</p>
    </>
  )
}
