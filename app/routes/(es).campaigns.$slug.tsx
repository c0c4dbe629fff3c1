import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale, plural, texts } from '../i18n'
import { findCampaign } from '../petitions/find-campaign.server'
import { isMissing } from '../petitions/missing'
import { renderMarkdown } from '../platform/markdown.server'
import { answerMissing } from '../ui/answer-missing'
import { Breadcrumbs } from '../ui/breadcrumbs'
import { Empty } from '../ui/empty'
import { Notice } from '../ui/notice'
import { Page } from '../ui/page'
import { PageHeading } from '../ui/page-heading'
import { pageMeta } from '../ui/page-meta'
import { PetitionGrid } from '../ui/petition-grid'
import { Prose } from '../ui/prose'
import { publicHeaders } from '../ui/public-headers'
import { Section } from '../ui/section'

export const headers = publicHeaders

export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const campaign = await findCampaign(locale, params.slug!)
  if (isMissing(campaign)) answerMissing(campaign)
  return { locale, campaign, story: renderMarkdown(campaign.story) }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { slug, title, summary, languages } = data.campaign
  const image = inLocale(data.locale, `/campaigns/${slug}/poster.png`)
  const page = {
    locale: data.locale,
    path: `/campaigns/${slug}`,
    title,
    description: summary,
    languages,
    image,
  }
  return pageMeta(matches, page)
}

export default function Campaign() {
  const { locale, campaign, story } = useLoaderData<typeof loader>()
  const t = texts(locale).campaign
  const { petitions, organisation } = campaign
  return (
    <Page locale={locale} path={`/campaigns/${campaign.slug}`} languages={campaign.languages}>
      <Breadcrumbs
        locale={locale}
        trail={[{ href: inLocale(locale, '/petitions'), text: texts(locale).site.petitions }]}
      />
      <PageHeading kicker={t.kicker} title={campaign.title} lead={campaign.summary} />
      {campaign.archived && (
        <div className="mt-8 max-w-[40rem]">
          <Notice kind="closed" title={t.archived}>
            <p>{t.archivedText}</p>
          </Notice>
        </div>
      )}
      <div className="mt-8">
        <Prose html={story} />
      </div>
      <Section id="petitions" title={t.petitions} lead={plural(locale, t.confirmed, campaign.confirmed)}>
        {petitions.length > 0 ? (
          <PetitionGrid locale={locale} petitions={petitions} withoutCampaign />
        ) : (
          <Empty title={t.none} />
        )}
      </Section>
      <Section id="organisation" title={t.about}>
        <p className="max-w-measure">
          <strong>{organisation.name}.</strong> {organisation.about}
        </p>
      </Section>
    </Page>
  )
}
