import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '../config.server'
import { inLocale, texts } from '../i18n'
import { findPetition } from '../petitions/find.server'
import { isMissing } from '../petitions/missing'
import { lettersWaiting } from '../platform/mail/backlog.server'
import { answerMissing } from '../ui/answer-missing'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { CodeForm } from '../ui/code-form'
import { LetterDelay } from '../ui/letter-delay'
import { NoLetter } from '../ui/no-letter'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { Section } from '../ui/section'
import { Steps } from '../ui/steps'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const petition = await findPetition(locale, params.slug!)
  if (isMissing(petition)) answerMissing(petition)
  const { slug, title, languages } = petition
  const { minutes } = await lettersWaiting()
  return { locale, slug, title, languages, minutes, trial: config.mode === 'trial' }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { title, description } = texts(data.locale).sent
  return pageMeta(matches, {
    locale: data.locale,
    path: `/petitions/${data.slug}/sent`,
    title,
    description,
    noindex: true,
  })
}

/** The same for everybody who sent the form: who is new, blocked or has signed before is told in the letter alone. */
export default function Sent() {
  const { locale, slug, title, languages, minutes, trial } = useLoaderData<typeof loader>()
  const t = texts(locale).sent
  const petition = inLocale(locale, `/petitions/${slug}`)
  return (
    <Page locale={locale} path={`/petitions/${slug}/sent`} languages={languages}>
      <Breadcrumbs locale={locale} trail={[{ href: petition, text: title }]} />
      <PageHeading title={t.title} lead={t.lead} />
      <LetterDelay locale={locale} minutes={minutes} trial={trial} />
      <Section id="steps" title={t.stepsTitle}>
        <Steps steps={t.steps} />
        <p className="mt-8 max-w-measure">{t.until}</p>
      </Section>
      <Section id="by-code" title={t.codeTitle} lead={t.codeLead}>
        <CodeForm locale={locale} />
      </Section>
      <Section id="missing" title={t.missingTitle}>
        <NoLetter locale={locale} petition={petition} />
      </Section>
    </Page>
  )
}
