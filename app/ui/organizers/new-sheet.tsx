import { languageTitle, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { RowAnswers, SheetAnswers, SheetProblems } from '../../paper/sheet-form'
import type { Country } from '../../supporters/countries'
import { Button, ButtonLink } from '../button'
import { CountryField } from '../country-field'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { CountryNames, PaperRows, problemLines, problemText } from './paper-rows'

interface Props {
  locale: Locale
  home: string
  languages: Locale[]
  countries: readonly Country[]
  answers: SheetAnswers
  rows: RowAnswers[]
  problems: SheetProblems
  /** The petition takes no sheets any more. */
  closed: boolean
  /** Somebody has typed; what they typed stays before them, even when it cannot be stored. */
  typed: boolean
}

/** A sheet that came back, to be typed in. */
export function NewSheet(props: Props) {
  const { locale, home, languages, countries, answers, rows, problems, closed, typed } = props
  const { paper: t, frame } = organizerTexts(locale)
  const lines = problemLines(locale, problems)
  return (
    <>
      <PageHeading title={t.new.title} lead={t.new.lead} />
      <div className="mt-6 max-w-measure space-y-4">
        {closed && (
          <Notice kind="error">
            <p>{typed ? t.closed : t.closedNow}</p>
          </Notice>
        )}
        <ErrorSummary title={plural(locale, t.wrong.title, lines.length)} errors={lines} />
        {lines.length > 0 && <p>{t.wrong.kept}</p>}
      </div>
      {closed && !typed ? (
        <p className="mt-8">
          <ButtonLink href={home}>{t.one.back}</ButtonLink>
        </p>
      ) : (
        <form method="post" action={`${home}/new`} noValidate>
          <input type="hidden" name="sheet" value={answers.sheet} />
          <input type="hidden" name="first" value="1" />
          <Section id="sheet" title={t.new.sheetPart}>
            <div className="grid max-w-[48rem] gap-5 sm:grid-cols-2">
              <TextField
                name="label"
                label={t.new.label}
                hint={t.new.labelHint}
                defaultValue={answers.label}
                error={problemText(locale, 'label', problems.label)}
                required
              />
              <TextField
                name="collectedOn"
                type="date"
                label={t.new.collectedOn}
                hint={t.new.collectedHint}
                defaultValue={answers.collectedOn}
                error={problemText(locale, 'collectedOn', problems.collectedOn)}
                required
              />
              <CountryField
                name="country"
                label={t.new.country}
                hint={t.new.countryHint}
                countries={countries}
                prompt={t.new.countryPrompt}
                chosen={answers.country}
              />
              <SelectField
                name="language"
                label={t.new.language}
                defaultValue={answers.language}
                options={languages.map((language) => ({
                  value: language,
                  text: languageTitle(locale, language),
                }))}
              />
            </div>
          </Section>
          <Section id="rows" title={t.rows.title}>
            <CountryNames names={countries.map(({ name }) => name)} />
            <PaperRows locale={locale} rows={rows} problems={problems} />
          </Section>
          <div className="mt-8 flex flex-wrap gap-3">
            <Button kind="act">{t.rows.save}</Button>
            <Button name="more" value="on">
              {t.rows.add}
            </Button>
            <ButtonLink kind="plain" href={home}>
              {frame.cancel}
            </ButtonLink>
          </div>
        </form>
      )}
    </>
  )
}
