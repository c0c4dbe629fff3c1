import type { GivingAt } from '../donations/giving-at.server'
import type { ShownGoal } from '../donations/giving-goals.server'
import { fill, inLocale, plural, texts, type Locale } from '../i18n'
import { formatMoney } from '../i18n/money'
import { ButtonLink } from './button'
import { Section } from './section'

interface Props {
  locale: Locale
  slug: string
  giving: GivingAt
}

/** What was given for the work behind a petition, where its organisation shows a goal, and the way to give. */
export function PetitionGiving({ locale, slug, giving }: Props) {
  const t = texts(locale).giving.atPetition
  return (
    <Section id="giving" title={t.title} lead={giving.gives && t.lead}>
      {giving.goal && <Thermometer locale={locale} goal={giving.goal} />}
      {giving.gives && (
        <p className={giving.goal ? 'mt-5' : undefined}>
          <ButtonLink href={inLocale(locale, `/petitions/${slug}/donate`)}>{t.give}</ButtonLink>
        </p>
      )}
    </Section>
  )
}

/** How far a goal is, in one currency; what was given in others is named, never converted. */
function Thermometer({ locale, goal }: { locale: Locale; goal: ShownGoal }) {
  const t = texts(locale).giving.atPetition
  const { amountMinor, currency, countedMinor, gifts, others } = goal
  const money = (minor: number, code = currency) => formatMoney(locale, minor, code, { round: true })
  const [given, rest] = fill(t.given, { given: '\u0000', goal: money(amountMinor) }).split('\u0000')
  return (
    <div className="max-w-measure">
      <p className="text-lg">
        {given}
        <strong className="font-serif text-3xl font-bold tabular-nums">{money(countedMinor)}</strong>
        {rest}
      </p>
      <progress
        className="progress my-2"
        value={Math.min(countedMinor, amountMinor)}
        max={amountMinor}
        aria-label={t.label}
      />
      <p className="text-sm text-soft">
        {plural(locale, t.gifts, gifts)}
        {others.length > 0 &&
          ` ${fill(t.others, { others: others.map((one) => money(one.countedMinor, one.currency)).join(', ') })}`}
      </p>
    </div>
  )
}
