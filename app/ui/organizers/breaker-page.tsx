import type { Breaker, BreakerSettings } from '../../donations/breaker.server'
import { fill, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { TextField } from '../text-field'
import { Done } from './done'
import { Moment } from './moment'

export type BreakerField = keyof BreakerSettings

export interface BreakerView {
  locale: Locale
  breaker: Breaker
  limits: Record<BreakerField, readonly [number, number]>
  typed: Record<BreakerField, string>
  wrong: BreakerField[]
  done: boolean
}

const fields: BreakerField[] = ['declines', 'minutes', 'holdMinutes', 'floorTimes']

/** The guard against card testing: how it stands, a button to raise or lower it, and when it rises by itself. */
export function BreakerPage({ locale, breaker, limits, typed, wrong, done }: BreakerView) {
  const { breaker: t, parts } = organizerTexts(locale).donations
  const bounds = (name: BreakerField) => {
    const [from, to] = limits[name]
    return { from: formatNumber(locale, from), to: formatNumber(locale, to) }
  }
  return (
    <>
      {done && <Done text={t.saved} />}
      <PageHeading title={parts.breaker} lead={t.lead} />
      <div className="mt-8">
        <Standing locale={locale} breaker={breaker} />
        <form method="post" action="/manage/donations/breaker" className="mt-5">
          <Button name="do" value={breaker.open ? 'lower' : 'raise'}>
            {breaker.open ? t.lower : t.raise}
          </Button>
        </form>
      </div>
      <Section id="adjust" title={t.adjust}>
        <form
          method="post"
          action="/manage/donations/breaker#adjust"
          noValidate
          className="max-w-[44rem] space-y-6"
        >
          <ErrorSummary
            title={t.problems}
            errors={wrong.map((field) => ({ field, text: `${t[field]}: ${fill(t.wrong, bounds(field))}` }))}
          />
          <div className="grid gap-6 sm:grid-cols-2">
            {fields.map((name) => (
              <TextField
                key={name}
                name={name}
                label={t[name]}
                hint={fill(t[`${name}Hint`], bounds(name))}
                inputMode="numeric"
                autoComplete="off"
                defaultValue={typed[name]}
                error={wrong.includes(name) ? fill(t.wrong, bounds(name)) : undefined}
              />
            ))}
          </div>
          <Button kind="act" name="do" value="save">
            {t.save}
          </Button>
        </form>
      </Section>
    </>
  )
}

function Standing({ locale, breaker }: Pick<BreakerView, 'locale' | 'breaker'>) {
  const t = organizerTexts(locale).donations.breaker
  const { open, openUntil, openedAt, openedBy, floorTimes } = breaker
  if (!open)
    return (
      <Notice kind="done" title={t.closed}>
        <p>{t.closedText}</p>
        {openedAt !== null && <p>{around(t.last, <Moment locale={locale} at={openedAt} />)}</p>}
      </Notice>
    )
  return (
    <div className="border-s-4 border-accent bg-tint px-5 py-4">
      <p className="font-serif text-lg font-bold">
        {around(t.open, <Moment locale={locale} at={openUntil!} />)}
      </p>
      <p>
        {openedBy ? t.openBy : t.openItself} {fill(t.openText, { times: formatNumber(locale, floorTimes) })}
      </p>
    </div>
  )
}

/** A text with an element in the place of `{time}`. */
function around(text: string, time: JSX.Element) {
  const [before, after] = text.split('{time}')
  return (
    <>
      {before}
      {time}
      {after}
    </>
  )
}
