import { formatDay, formatNumber, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { RemovalView } from '../../petitions/ask-removal.server'
import type { RemovalAnswers, RemovalProblem } from '../../petitions/removal-form'
import { Button } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { standingOf } from './removal-page'
import { SignaturesNav } from './signatures-nav'
import { Table } from './table'

interface Props {
  locale: Locale
  home: string
  answers: RemovalAnswers
  /** How many would go; null before anybody asked. */
  matching: number | null
  problem: RemovalProblem | null
  countries: readonly { code: string; name: string }[]
  codes: { value: string; text: string }[]
  earlier: RemovalView[]
  decides: boolean
}

/** Conditions, then how many meet them, then the press that removes them: never two of these at once. */
export function RemovalForm(props: Props) {
  const { locale, home, answers, matching, problem, earlier, decides } = props
  const { remove: t, states } = organizerTexts(locale).signatures
  const errorOf = (field: RemovalProblem) => (problem === field ? t.wrong[field] : undefined)
  return (
    <>
      <SignaturesNav locale={locale} home={home} here="remove" />
      <PageHeading title={t.title} lead={t.lead} />
      {decides && (
        <form method="post" noValidate className="mt-8 max-w-[40rem] space-y-5">
          <ErrorSummary
            title={t.problems}
            errors={
              problem ? [{ field: problem === 'none' ? 'domain' : problem, text: t.wrong[problem] }] : []
            }
          />
          <TextField
            name="domain"
            label={t.domain}
            hint={t.domainHint}
            defaultValue={answers.domain}
            error={errorOf('domain')}
          />
          <SelectField
            name="country"
            label={t.country}
            defaultValue={answers.country}
            error={errorOf('country')}
            options={[
              { value: '', text: t.anyCountry },
              ...props.countries.map(({ code, name }) => ({ value: code, text: name })),
            ]}
          />
          <TextField
            name="from"
            type="date"
            label={t.from}
            defaultValue={answers.from}
            error={errorOf('from')}
          />
          <TextField name="to" type="date" label={t.to} defaultValue={answers.to} error={errorOf('to')} />
          <TextField
            name="network"
            label={t.network}
            hint={t.networkHint}
            defaultValue={answers.network}
            error={errorOf('network')}
            autoComplete="off"
          />
          <TextField
            name="score"
            inputMode="numeric"
            label={t.score}
            defaultValue={answers.score}
            error={errorOf('score')}
          />
          <SelectField
            name="state"
            label={t.state}
            defaultValue={answers.state}
            options={[
              { value: '', text: t.anyState },
              { value: 'confirmed', text: states.confirmed },
              { value: 'held', text: states.held },
            ]}
          />
          <SelectField
            name="code"
            label={t.reason}
            defaultValue={answers.code}
            error={errorOf('code')}
            options={[{ value: '', text: t.choose }, ...props.codes]}
          />
          {matching !== null && (
            // The page begins above a long form, and this is what was asked for.
            // oxlint-disable-next-line jsx-a11y/no-autofocus
            <div role="status" id="matching" tabIndex={-1} autoFocus={!problem}>
              <Notice title={matching === 0 ? t.nothing : plural(locale, t.matching, matching)}>
                {matching > 0 && <p>{t.matchingText}</p>}
              </Notice>
            </div>
          )}
          <p className="flex flex-wrap gap-4">
            <Button name="do" value="count">
              {t.count}
            </Button>
            {matching !== null && matching > 0 && (
              <Button kind="act" name="do" value="remove">
                {t.go}
              </Button>
            )}
          </p>
        </form>
      )}
      <Section id="earlier" title={t.earlier}>
        {earlier.length === 0 ? (
          <Empty title={t.noneEarlier} />
        ) : (
          <Table
            caption={t.earlier}
            rows={earlier}
            keyOf={({ id }) => id}
            columns={[
              {
                title: t.when,
                cell: ({ id, startedAt }) => (
                  <a href={`${home}/signatures/removals/${id}`} className="tap inline-flex items-center">
                    {formatDay(locale, startedAt)}
                  </a>
                ),
              },
              { title: t.by, cell: ({ actor }) => actor },
              {
                title: t.reason,
                cell: ({ reason }) => props.codes.find(({ value }) => value === reason)?.text ?? reason,
              },
              { title: t.removed, number: true, cell: ({ removed }) => formatNumber(locale, removed) },
              {
                title: t.status,
                cell: (removal) => (removal.task ? t.underWay : standingOf(locale, removal)),
              },
            ]}
          />
        )}
      </Section>
    </>
  )
}
