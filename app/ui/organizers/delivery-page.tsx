import type { findDesk } from '../../deliveries/find-deliveries.server'
import {
  fill,
  formatDay,
  formatNumber,
  languageName,
  languageTitle,
  plural,
  texts,
  type Locale,
} from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { Table } from './table'

type Target = Awaited<ReturnType<typeof findDesk>>[number]

interface Props {
  locale: Locale
  home: string
  languages: Locale[]
  mayPrepare: boolean
  targets: Target[]
  done: 'answer' | 'answer-only' | null
  refused: { target: string; wrong: 'no-target' | 'no-text' } | null
}

/** For each of those addressed: the packets made for it, and what it answered. */
export function DeliveryPage({ locale, home, languages, mayPrepare, targets, done, refused }: Props) {
  const { delivery: t, review } = organizerTexts(locale)
  const outcomes = texts(locale).answers.outcomes
  const wrong = refused
    ? [
        {
          field: `language-${refused.target}`,
          text: refused.wrong === 'no-target' ? t.wrong.target : t.wrong.language,
        },
      ]
    : []
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <div className="mt-6 max-w-measure space-y-4">
        {done && (
          <Notice kind="done">
            <p>{t.answer.done}</p>
            {done === 'answer-only' && <p>{t.answer.stayed}</p>}
          </Notice>
        )}
        <ErrorSummary title={plural(locale, t.wrong.title, 1)} errors={wrong} />
        {languages.length === 0 && (
          <Notice>
            <p>{t.notPublic}</p>
          </Notice>
        )}
      </div>
      {targets.length === 0 && (
        <div className="mt-8">
          <Empty title={t.noTargets}>
            <p>{t.noTargetsText}</p>
            <p className="mt-4">
              <ButtonLink href={home.replace(/delivery$/, 'settings#targets')}>
                {review.submit.toSettings}
              </ButtonLink>
            </p>
          </Empty>
        </div>
      )}
      {targets.map(({ slug, name, packets, answers }) => (
        <Section key={slug} id={slug} title={fill(t.to, { target: name })}>
          {packets.length === 0 ? (
            <p className="text-soft">{t.none}</p>
          ) : (
            <Table
              caption={`${t.packets}: ${name}`}
              rows={packets}
              keyOf={({ id }) => id}
              columns={[
                {
                  title: t.columns.prepared,
                  cell: ({ id, preparedAt, locale: language }) => (
                    <a href={`${home}/${id}`} className="tap inline-flex items-center">
                      {fill(t.packet, {
                        day: formatDay(locale, preparedAt),
                        language: languageName(locale, language),
                      })}
                    </a>
                  ),
                },
                {
                  title: t.columns.numbers,
                  number: true,
                  cell: ({ confirmed, paper }) =>
                    paper > 0
                      ? fill(t.plusPaper, {
                          n: formatNumber(locale, confirmed),
                          paper: formatNumber(locale, paper),
                        })
                      : formatNumber(locale, confirmed),
                },
                {
                  title: t.columns.names,
                  number: true,
                  cell: ({ names }) => formatNumber(locale, names),
                },
                { title: t.columns.state, cell: (packet) => stateOf(locale, packet) },
              ]}
            />
          )}
          {mayPrepare && languages.length > 0 && (
            <form method="post" action={`${home}?index`} className="mt-6 flex flex-wrap items-end gap-3">
              <input type="hidden" name="target" value={slug} />
              <div>
                <label htmlFor={`language-${slug}`} className="font-medium">
                  {t.language}
                </label>
                <select
                  id={`language-${slug}`}
                  name="language"
                  className="field mt-1.5"
                  defaultValue={locale}
                >
                  {languages.map((language) => (
                    <option key={language} value={language}>
                      {languageTitle(locale, language)}
                    </option>
                  ))}
                </select>
              </div>
              <Button>{t.prepareButton}</Button>
              <p className="w-full text-sm text-soft">{t.prepareText}</p>
            </form>
          )}
          <h3 className="mt-8 text-xl">{t.answers}</h3>
          {answers.map(({ version, outcome, answeredOn }) => (
            <p key={version} className={version === answers[0]!.version ? 'mt-2' : 'mt-2 text-soft'}>
              <strong>{outcomes[outcome]}</strong>,{' '}
              {fill(t.answerOf, { day: formatDay(locale, Date.parse(answeredOn)), n: version })}
            </p>
          ))}
          {mayPrepare && (
            <p className="mt-3">
              <ButtonLink href={`${home}/answer?target=${slug}`}>
                {answers.length ? t.correct : t.record}
              </ButtonLink>
            </p>
          )}
        </Section>
      ))}
    </>
  )
}

function stateOf(locale: Locale, packet: Target['packets'][number]): string {
  const { states: t } = organizerTexts(locale).delivery
  const { deliveredOn, acknowledgedAt, firstOpenedAt, hasLink } = packet
  const told = [
    ...(deliveredOn ? [fill(t.delivered, { day: formatDay(locale, Date.parse(deliveredOn)) })] : []),
    ...(acknowledgedAt ? [fill(t.received, { day: formatDay(locale, acknowledgedAt) })] : []),
    ...(firstOpenedAt && !acknowledgedAt ? [fill(t.opened, { day: formatDay(locale, firstOpenedAt) })] : []),
  ]
  return told.join('. ') || (hasLink ? t.linked : t.prepared)
}
