import type { MyMonthlyGift } from '../donations/my-gifts.server'
import { fill, formatDay, inLocale, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { Button, ButtonLink } from './button'

interface Props {
  locale: Locale
  /** Of My page, in the reader's language. */
  address: string
  gift: MyMonthlyGift
}

type Press = 'pause' | 'resume' | 'mend'

/** A monthly gift: how it stands, and each thing a donor may do with it, one press away. */
export function MyMonthly({ locale, address, gift }: Props) {
  const t = texts(locale).giving.my
  const { monthly, organisation, petition, canChange, canPause, canResume } = gift
  const { id, state } = monthly
  const amount = formatMoney(locale, monthly.amountMinor, monthly.currency)
  const named = (what: string) => fill(t.named, { what, amount, organisation })
  const failed = state === 'past-due'
  const look = failed ? 'border-accent' : state === 'active' ? 'border-good' : 'border-edge'
  const press = (what: Press, text: string) => (
    <Button
      kind={what === 'mend' && failed ? 'act' : 'quiet'}
      name="do"
      value={what}
      aria-label={named(text)}
    >
      {text}
    </Button>
  )
  return (
    <article className="border-t border-line pt-4">
      <h3 className="text-xl">
        {fill(t.perMonth, { amount })} · {organisation}
      </h3>
      {petition && (
        <p className="mt-1">
          {t.petition}: <a href={inLocale(locale, `/petitions/${petition.slug}`)}>{petition.title}</a>
        </p>
      )}
      {!monthly.livemode && <p className="mt-1 font-bold text-accent">{t.test}</p>}
      <div className={`my-4 max-w-[48rem] border-s-4 ps-4 ${look}`}>
        <p className="font-bold">{t.monthlyStates[state as keyof typeof t.monthlyStates]}</p>
        <p>{standing(locale, monthly)}</p>
      </div>
      {canChange && (
        <form method="post" action={`${address}/monthly`} className="flex flex-wrap gap-3">
          <input type="hidden" name="gift" value={id} />
          {failed && press('mend', t.mend)}
          <ButtonLink href={`${address}/monthly?gift=${id}`} aria-label={named(t.change)}>
            {t.change}
          </ButtonLink>
          {canPause && press('pause', t.pause)}
          {canResume && press('resume', t.resume)}
          {!failed && press('mend', t.card)}
          <ButtonLink href={`${address}/end?gift=${id}`} aria-label={named(t.end)}>
            {t.end}
          </ButtonLink>
        </form>
      )}
    </article>
  )
}

function standing(locale: Locale, monthly: MyMonthlyGift['monthly']): string {
  const t = texts(locale).giving.my
  const { state, renewsAt, cancelsAt, endedAt, endWanted } = monthly
  const on = (text: string, at: number) => fill(text, { day: formatDay(locale, at) })
  if (state === 'ended') return on(t.ended, endedAt ?? monthly.createdAt)
  if (endWanted !== null) return t.ending
  if (cancelsAt !== null) return on(t.ends, cancelsAt)
  if (state === 'past-due') return t.pastDue
  if (state === 'paused') return t.paused
  return renewsAt === null ? t.activeNoDay : on(t.active, renewsAt)
}
