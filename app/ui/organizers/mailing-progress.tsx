import { fill, formatDay, formatNumber, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { MailingProgress } from '../../mailings/views'
import { Section } from '../section'

interface Props {
  locale: Locale
  home: string
  reference: string
  progress: MailingProgress
}

/** How a sending goes, or went; while it goes, the script of organizers' pages follows it. */
export function SendingProgress({ locale, home, reference, progress }: Props) {
  const { progress: t } = organizerTexts(locale).mailings
  const goes = progress.state === 'sending'
  return (
    <Section id="progress" title={goes || progress.state === 'paused' ? t.title : t.result} lead={t.privacy}>
      <div data-progress={goes ? `/manage/mailings/${reference}/progress` : undefined}>
        <ProgressPart locale={locale} progress={progress} />
      </div>
      {goes && (
        <p className="mt-4">
          <a href={home} className="tap inline-flex items-center">
            {t.refresh}
          </a>
        </p>
      )}
    </Section>
  )
}

const shown = [
  'queued',
  'delivered',
  'bounced',
  'complained',
  'suppressed',
  'skipped',
  'failed',
  'unknown',
] as const

/** The numbers that move, as a piece of the page. */
export function ProgressPart({ locale, progress }: Pick<Props, 'locale' | 'progress'>) {
  const { progress: t } = organizerTexts(locale).mailings
  const { figures, frozen, state, minutesLeft, perMinute, unsubscribed, startedAt, endedAt } = progress
  const { recipients, queued, sent, delivered, bounced, complained } = figures
  const handed = sent + delivered + bounced + complained
  const ended = recipients - queued
  const say = (n: number) => formatNumber(locale, n)
  const moment = (at: number) => `${formatDay(locale, at)}, ${new Date(at).toISOString().slice(11, 16)}`
  return (
    <>
      {frozen ? (
        <p className="font-serif text-2xl font-bold tabular-nums">
          {fill(t.of, { n: say(handed), all: say(recipients) })}
        </p>
      ) : (
        <p className="font-serif text-2xl font-bold tabular-nums">
          {fill(t.freezing, { n: say(recipients) })}
        </p>
      )}
      <progress
        className="progress my-3 max-w-measure"
        value={frozen ? ended : undefined}
        max={Math.max(1, recipients)}
        aria-label={t.bar}
      />
      <p className="text-sm text-soft">
        {startedAt !== null && fill(t.started, { moment: moment(startedAt) })}
        {endedAt !== null && ` · ${fill(t.ended, { moment: moment(endedAt) })}`}
        {state === 'sending' && perMinute > 0 && ` · ${fill(t.perMinute, { n: say(perMinute) })}`}
        {state === 'sending' && minutesLeft !== null && ` · ${plural(locale, t.minutes, minutesLeft)}`}
      </p>
      <dl className="mt-6 grid max-w-[52rem] grid-cols-2 gap-x-8 gap-y-4 sm:grid-cols-4">
        <Figure term={t.handed} n={say(handed)} />
        {shown.map((one) => (
          <Figure key={one} term={t[one]} n={say(figures[one])} />
        ))}
        <Figure term={t.unsubscribed} n={say(unsubscribed)} />
      </dl>
    </>
  )
}

const Figure = ({ term, n }: { term: string; n: string }) => (
  <div className="border-t border-line pt-2">
    <dt className="text-sm text-soft">{term}</dt>
    <dd className="font-serif text-xl font-bold tabular-nums">{n}</dd>
  </div>
)
