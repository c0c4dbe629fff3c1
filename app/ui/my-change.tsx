import { inLocale, texts, type Locale } from '../i18n'
import type { MySignature } from '../petitions/my-signatures.server'
import type { Change, ChangeProblems } from '../petitions/change-form'
import { Button, ButtonLink } from './button'
import { ErrorSummary } from './error-summary'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { SignChoices } from './sign-choices'
import { TextArea, TextField } from './text-field'

interface Props {
  locale: Locale
  token: string
  signature: MySignature
  /** What was typed just now, where something is wrong with it. */
  refused: { change: Change; problems: ChangeProblems } | null
}

/** The form that changes a signature; it comes with what stands now, so that nothing is blanked by chance. */
export function MyChange({ locale, token, signature, refused }: Props) {
  const { my, sign } = texts(locale)
  const t = my.change
  const { petition, name, comment } = signature
  const path = `/my/${token}/change?petition=${petition.slug}`
  const now = { name: name ?? '', comment: comment?.text ?? '', ...refused?.change }
  const ticked = refused?.change.choices ?? signature.choices
  const errors = {
    name: refused?.problems.name && sign.problems.name[refused.problems.name],
    comment: refused?.problems.comment && sign.problems.comment[refused.problems.comment],
  }
  return (
    <Page locale={locale} path={path}>
      <PageHeading title={t.title} lead={petition.title} />
      <form method="post" action={inLocale(locale, path)} noValidate className="mt-8 max-w-measure space-y-6">
        <ErrorSummary
          title={t.problemTitle}
          errors={(['name', 'comment'] as const).flatMap((field) => {
            const text = errors[field]
            return text ? [{ field, text }] : []
          })}
        />
        <input type="hidden" name="petition" value={petition.slug} />
        <input type="hidden" name="choices" value="shown" />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          required
          dir="auto"
          autoComplete="name"
          defaultValue={now.name}
          error={errors.name}
        />
        <TextArea
          name="comment"
          label={t.comment}
          hint={t.commentHint}
          mark={sign.optional}
          dir="auto"
          defaultValue={now.comment}
          error={errors.comment}
        />
        <SignChoices texts={t} ticked={ticked} />
        <p className="text-sm text-soft">{t.consent}</p>
        <div className="flex flex-wrap gap-3">
          <Button kind="act">{t.button}</Button>
          <ButtonLink href={inLocale(locale, `/my/${token}`)}>{my.page.back}</ButtonLink>
        </div>
      </form>
    </Page>
  )
}
