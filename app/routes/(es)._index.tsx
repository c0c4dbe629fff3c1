import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { inLocale, texts } from '../i18n'
import { listCampaigns } from '../petitions/find-campaign.server'
import { nearestMilestone } from '../petitions/nearest-milestone'
import { ButtonLink } from '../ui/button'
import { CampaignEntry } from '../ui/campaign-entry'
import { Empty } from '../ui/empty'
import { Page } from '../ui/page'
import { pageMeta } from '../ui/page-meta'
import { PetitionEntry } from '../ui/petition-entry'
import { PetitionLead } from '../ui/petition-lead'
import { Promises } from '../ui/promises'
import { publicHeaders } from '../ui/public-headers'
import { Section } from '../ui/section'
import { Steps } from '../ui/steps'

export const headers = publicHeaders

export async function loader({ context: { locale } }: LoaderFunctionArgs) {
  const campaigns = await listCampaigns(locale)
  const open = campaigns.flatMap(({ petitions }) => petitions).filter(({ state }) => state === 'open')
  return { locale, campaigns, urgent: nearestMilestone(open, 3) }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return []
  const { description } = texts(data.locale).home
  return pageMeta(matches, { locale: data.locale, path: '/', title: 'Amparo', description })
}

export default function Home() {
  const { locale, campaigns, urgent } = useLoaderData<typeof loader>()
  const t = texts(locale).home
  const [lead, ...others] = urgent
  return (
    <Page locale={locale} path="/">
      <div className="gap-x-12 lg:grid lg:grid-cols-[7fr_5fr] lg:items-end">
        <h1 className="text-4xl">{t.title}</h1>
        <p className="mt-5 max-w-measure text-lg">{t.lead}</p>
      </div>
      <Section id="now" title={t.urgent}>
        {lead ? (
          <div className="gap-x-12 lg:grid lg:grid-cols-[7fr_5fr]">
            <PetitionLead locale={locale} petition={lead} />
            <ul className="mt-10 space-y-10 lg:mt-0">
              {others.map((petition) => (
                <li key={petition.slug}>
                  <PetitionEntry locale={locale} petition={petition} />
                </li>
              ))}
            </ul>
          </div>
        ) : (
          <Empty title={t.none}>{t.noneText}</Empty>
        )}
        <p className="mt-8">
          <ButtonLink href={inLocale(locale, '/petitions')}>{texts(locale).site.searchAll}</ButtonLink>
        </p>
      </Section>
      {campaigns.length > 0 && (
        <Section id="campaigns" title={t.campaigns}>
          {campaigns.map((campaign) => (
            <CampaignEntry key={campaign.slug} locale={locale} campaign={campaign} />
          ))}
        </Section>
      )}
      <Section id="how" title={t.how}>
        <Steps steps={t.steps} />
      </Section>
      <Section id="safety" title={t.safety}>
        <Promises promises={t.promises} />
        <p className="mt-6">
          <a href={inLocale(locale, '/privacy')} className="tap inline-flex items-center">
            {t.safetyMore}
          </a>
        </p>
      </Section>
    </Page>
  )
}
