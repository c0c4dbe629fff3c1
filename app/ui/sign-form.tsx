import { inLocale, texts } from '../i18n'
import type { ShownForm } from '../petitions/open-form.server'
import type { FilledForm } from '../petitions/sign-form'
import type { PetitionView } from '../petitions/views'
import { Button } from './button'
import { Consent } from './consent'
import { Honeypot } from './honeypot'
import { SignChoices } from './sign-choices'
import { SignFields } from './sign-fields'
import { SignProblemsSummary } from './sign-problems-summary'

interface Props {
  petition: Pick<PetitionView, 'locale' | 'slug' | 'organisation'>
  form: ShownForm
  filled: FilledForm
}

/** The form on the petition's page: plain HTML, its checks are the server's, in the reader's language. */
export function SignForm({ petition, form, filled }: Props) {
  const { locale, slug, organisation } = petition
  const { answers, problems, suggestion, from } = filled
  const t = texts(locale).sign
  return (
    <section id="sign" aria-labelledby="sign-title" className="mt-8 border-t border-ink pt-4">
      <h2 id="sign-title" className="text-2xl">
        {t.title}
      </h2>
      <p className="mt-2 text-sm text-soft">{t.lead}</p>
      <form
        method="post"
        action={inLocale(locale, `/petitions/${slug}/sign`)}
        noValidate
        className="mt-6 space-y-5"
      >
        <SignProblemsSummary locale={locale} problems={problems} />
        <input type="hidden" name="stamp" value={form.stamp} />
        {from && from !== 'page' && <input type="hidden" name="from" value={from} />}
        <Honeypot name={form.honeypot} label={t.honeypot} />
        <SignFields
          locale={locale}
          countries={form.countries}
          answers={answers}
          problems={problems}
          suggestion={suggestion}
        />
        <SignChoices texts={t} ticked={answers} />
        <Button kind="act" wide aria-describedby="consent">
          {t.button}
        </Button>
        <Consent locale={locale} organisation={organisation.name} />
      </form>
    </section>
  )
}
