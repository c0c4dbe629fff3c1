import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findWork } from '../evidence/find.server'
import { inLocale, texts } from '../i18n'
import { answerMissing } from '../ui/answer-missing'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { ClaimsCompared } from '../ui/claims-compared'
import { Empty } from '../ui/empty'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { publicHeaders } from '../ui/public-headers'
import { Section } from '../ui/section'
import { foreignTitle } from '../ui/foreign-title'
import { WorkFacts } from '../ui/work-facts'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const work = await findWork(locale, params.slug!)
  if (!work) answerMissing(null)
  return { locale, work }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { slug, title, about } = data.work
  return pageMeta(matches, { locale: data.locale, path: `/sources/${slug}`, title, description: about })
}

export default function Source() {
  const { locale, work } = useLoaderData<typeof loader>()
  const t = texts(locale).sources
  return (
    <Page locale={locale} path={`/sources/${work.slug}`}>
      <Breadcrumbs locale={locale} trail={[{ href: inLocale(locale, '/sources'), text: t.title }]} />
      <PageHeading
        kicker={t.kinds[work.kind]}
        title={work.title}
        titleLanguage={foreignTitle(work.languages, locale)}
        lead={work.about}
      />
      <div className="mt-8">
        <WorkFacts locale={locale} work={work} />
      </div>
      <Section id="claims" title={t.claimsTitle} lead={t.claimsLead}>
        {work.subjects.map((subject) => (
          <ClaimsCompared key={subject.slug} locale={locale} subject={subject} own={subject.own} />
        ))}
        {work.subjects.length === 0 && <Empty title={t.noClaims} />}
      </Section>
      {work.petitions.length > 0 && (
        <Section id="petitions" title={t.petitionsTitle}>
          <ul className="max-w-measure">
            {work.petitions.map(({ slug, title }) => (
              <li key={slug} className="border-t border-line">
                <a
                  href={inLocale(locale, `/petitions/${slug}`)}
                  className="tap flex items-center py-2 font-serif text-lg"
                >
                  {title}
                </a>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </Page>
  )
}
