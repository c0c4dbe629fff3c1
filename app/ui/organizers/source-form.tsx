import { texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { SelectField } from '../select-field'
import { AnswerField, BothLanguages, FormHead, problemOf, StoredNow, type FormState } from './evidence-fields'

interface Props {
  locale: Locale
  form: FormState
  revision: number
  /** The address of the page the form stands on. */
  path: string
  /** What the button says, and where to go instead. */
  button: string
  cancel: string
}

/** A document: what it is, when, by whom and where, each text in both languages. */
export function SourceForm({ locale, form, revision, path, button, cancel }: Props) {
  const t = organizerTexts(locale).evidence
  const s = t.source
  const kinds = texts(locale).sources.kinds
  const shared = { locale, form }
  return (
    <form method="post" action={path} noValidate className="space-y-6">
      <FormHead {...shared} labels={s} fresh={path} />
      <input type="hidden" name="revision" value={revision} />
      <div className="max-w-80">
        <SelectField
          name="kind"
          label={s.kind}
          defaultValue={form.answers.kind}
          error={problemOf(locale, form, 'kind', s.kind)}
          options={Object.entries(kinds).map(([value, text]) => ({ value, text }))}
        />
        <StoredNow {...shared} name="kind" />
      </div>
      <BothLanguages {...shared} name="title" label={s.title} hint={s.titleHint} />
      <BothLanguages {...shared} name="author" label={s.author} required={false} />
      <BothLanguages {...shared} name="publisher" label={s.publisher} />
      <BothLanguages {...shared} name="dateText" label={s.dateText} hint={s.dateTextHint} />
      <div className="grid gap-6 md:grid-cols-2">
        <AnswerField {...shared} name="date" label={s.date} hint={s.dateHint} />
        <AnswerField {...shared} name="languages" label={s.languages} hint={s.languagesHint} />
      </div>
      <div>
        <CheckField
          name="dateInferred"
          label={s.dateInferred}
          defaultChecked={form.answers.dateInferred === 'on'}
        />
      </div>
      <AnswerField
        {...shared}
        name="addresses"
        label={s.addresses}
        hint={s.addressesHint}
        required={false}
        lines={3}
      />
      <BothLanguages {...shared} name="about" label={s.about} hint={s.aboutHint} lines={5} />
      <BothLanguages
        {...shared}
        name="archivedCopy"
        label={s.archivedCopy}
        hint={s.archivedCopyHint}
        required={false}
        lines={2}
      />
      <div className="flex flex-wrap gap-3">
        <Button kind="act">{button}</Button>
        <ButtonLink href={cancel}>{t.cancel}</ButtonLink>
      </div>
    </form>
  )
}
