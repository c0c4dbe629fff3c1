import type { AnswerVersion, AnswerView, DeliveryView } from '../deliveries/find-deliveries.server'
import { fill, formatDay, plural, texts, type Locale, type Plural } from '../i18n'
import { Prose } from './prose'
import { Section } from './section'

/** What has become of a petition: where it was handed over, and what was answered. */
export interface OutcomeView {
  deliveries: DeliveryView[]
  answers: AnswerView[]
}

/** One line for each handing over; nothing where there was none. */
export function HandedOver({ locale, deliveries }: { locale: Locale; deliveries: DeliveryView[] }) {
  if (deliveries.length === 0) return null
  const t = texts(locale).deliveries
  return (
    <div className="mt-6 max-w-[40rem] border-t border-line pt-3">
      <h2 className="text-lg font-bold">{t.title}</h2>
      <ul className="mt-1 space-y-2">
        {deliveries.map(({ to, deliveredOn, daysAgo, note, received, answered, confirmed, paper, names }) => (
          <li key={`${to} ${deliveredOn} ${confirmed}`}>
            <strong>
              {answered
                ? fill(t.answered, { day: formatDay(locale, Date.parse(deliveredOn)), target: to })
                : daysAgo === 0
                  ? fill(t.today, { target: to })
                  : plural(locale, withTarget(t.waiting, to), daysAgo)}
            </strong>{' '}
            {fill(t.numbers, {
              confirmed: plural(locale, t.confirmed, confirmed),
              paper: plural(locale, t.paper, paper),
              names: plural(locale, t.names, names),
            })}{' '}
            {received && t.received} {note && <span dir="auto">{note}</span>}
          </li>
        ))}
      </ul>
    </div>
  )
}

const withTarget = ({ one, other }: Plural, to: string): Plural => ({
  one: one.replace('{target}', () => to),
  other: other.replace('{target}', () => to),
})

/** Answers as they were given, with the versions before. */
export function Answers({ locale, answers }: { locale: Locale; answers: AnswerView[] }) {
  if (answers.length === 0) return null
  const t = texts(locale).answers
  return (
    <Section id="answers" title={t.title} lead={t.lead}>
      <div className="space-y-10">
        {answers.map(({ slug, to, current, before }) => (
          <article key={slug}>
            <Version locale={locale} to={to} version={current} />
            {before.length > 0 && (
              <details className="mt-3">
                <summary className="tap inline-flex cursor-pointer items-center text-sm underline decoration-accent underline-offset-4">
                  {plural(locale, t.before, before.length)}
                </summary>
                <div className="mt-3 space-y-6 border-s-2 border-line ps-5">
                  {before.map((version) => (
                    <Version key={version.version} locale={locale} to={to} version={version} />
                  ))}
                </div>
              </details>
            )}
          </article>
        ))}
      </div>
    </Section>
  )
}

function Version({ locale, to, version }: { locale: Locale; to: string; version: AnswerVersion }) {
  const t = texts(locale).answers
  return (
    <>
      <h3 className="text-xl">{t.outcomes[version.outcome]}</h3>
      <p className="text-soft">
        {fill(t.answeredOn, { target: to, day: formatDay(locale, Date.parse(version.answeredOn)) })}
      </p>
      <div className="mt-3">
        <Prose html={version.html} />
      </div>
      {version.documentUrl && (
        <p className="mt-2">
          <a href={version.documentUrl} rel="nofollow noopener noreferrer" className="break-all">
            {t.document}
          </a>
        </p>
      )}
      <p className="mt-2 text-sm text-soft">
        {fill(t.version, { n: version.version, day: formatDay(locale, version.recordedAt) })}
      </p>
    </>
  )
}
