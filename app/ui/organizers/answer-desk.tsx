import type { AnswerForm, Wrong } from '../../deliveries/delivery-forms'
import { answerOutcomes } from './choices'
import { fill, locales, plural, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextArea, TextField } from '../text-field'
import { wrongText } from './packet-desk'

interface Props {
  locale: Locale
  home: string
  /** Of the target. */
  slug: string
  target: string
  /** The newest version there is; 0 where there is none. */
  version: number
  /** What stands. */
  typed: AnswerForm
  refused: { typed: AnswerForm; wrong: Wrong; stale: boolean } | null
}

/** What a target answered, or a correction of it. */
export function AnswerDesk({ locale, home, slug, target, version, typed: stored, refused }: Props) {
  const { delivery, frame } = organizerTexts(locale)
  const t = delivery.answer
  const outcomes = texts(locale).answers.outcomes
  const typed = refused?.typed ?? stored
  const sentence = (field: string) => wrongText(locale, field, refused?.wrong[field])
  const lines = Object.keys(refused?.wrong ?? {}).map((field) => ({ field, text: sentence(field)! }))
  return (
    <>
      <PageHeading title={fill(t.title, { target })} lead={version ? t.correctLead : t.lead} />
      <div className="mt-6 max-w-measure space-y-4">
        <ErrorSummary title={plural(locale, delivery.wrong.title, lines.length)} errors={lines} />
        {refused?.stale && (
          <Notice kind="error" title={t.stale}>
            <p>{t.staleText}</p>
            <p className="font-bold">
              {fill(t.stands, { n: version })}: {outcomes[stored.outcome as keyof typeof outcomes]},{' '}
              {stored.answeredOn}
            </p>
            <p className="whitespace-pre-wrap" lang="en">
              {stored.textEn}
            </p>
            <p className="whitespace-pre-wrap" lang="es">
              {stored.textEs}
            </p>
            {stored.documentUrl && <p className="break-all">{stored.documentUrl}</p>}
          </Notice>
        )}
      </div>
      <form
        method="post"
        action={`${home}/answer?target=${slug}`}
        noValidate
        className="mt-8 max-w-[44rem] space-y-6"
      >
        <input type="hidden" name="version" value={version} />
        <SelectField
          name="outcome"
          label={t.outcome}
          defaultValue={typed.outcome}
          error={sentence('outcome')}
          required
          options={[
            { value: '', text: t.outcomePrompt },
            ...answerOutcomes.map((value) => ({ value, text: outcomes[value] })),
          ]}
        />
        <TextField
          name="answeredOn"
          type="date"
          label={t.answeredOn}
          defaultValue={typed.answeredOn}
          error={sentence('answeredOn')}
          required
        />
        {locales.map((language) => {
          const name = language === 'en' ? 'textEn' : 'textEs'
          return (
            <TextArea
              key={name}
              name={name}
              lang={language}
              rows={8}
              label={t[name]}
              hint={t.textHint}
              defaultValue={typed[name]}
              error={sentence(name)}
              required
            />
          )
        })}
        <TextField
          name="documentUrl"
          inputMode="url"
          label={t.document}
          hint={t.documentHint}
          defaultValue={typed.documentUrl}
          error={sentence('documentUrl')}
        />
        <CheckField
          name="won"
          label={t.won}
          hint={t.wonHint}
          defaultChecked={typed.won}
          error={sentence('won')}
        />
        {version > 0 ? (
          <CheckField name="tell" label={t.tell} defaultChecked={typed.tell} />
        ) : (
          <p className="text-soft">{t.tells}</p>
        )}
        <p className="flex flex-wrap gap-3">
          <Button kind="act">{version ? t.correctButton : t.button}</Button>
          <ButtonLink kind="plain" href={home}>
            {frame.cancel}
          </ButtonLink>
        </p>
      </form>
    </>
  )
}
