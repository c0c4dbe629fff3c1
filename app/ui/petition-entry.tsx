import type { PetitionCard } from '../petitions/views'
import { inLocale, texts, type Locale } from '../i18n'
import { Progress } from './progress'
import { StateTag } from './state-tag'

interface Props {
  locale: Locale
  petition: PetitionCard
  /** Level of the heading: 2 in a list of its own, 3 under a section. */
  level?: 2 | 3
  /** Hide the campaign where the page already says it. */
  withoutCampaign?: boolean
}

/** A petition in a list: the call, whom it is put to, how far it is. */
export function PetitionEntry({ locale, petition, level = 3, withoutCampaign = false }: Props) {
  const t = texts(locale).site
  const Heading = `h${level}` as const
  const { campaign, state } = petition
  return (
    <article className="flex h-full flex-col border-t border-line pt-4">
      {campaign && !withoutCampaign && (
        <p className="mb-1 text-sm text-soft">
          <a href={inLocale(locale, `/campaigns/${campaign.slug}`)}>{campaign.title}</a>
        </p>
      )}
      <Heading className="text-xl">
        <a href={inLocale(locale, `/petitions/${petition.slug}`)} className="no-underline hover:underline">
          {petition.title}
        </a>
      </Heading>
      <p className="mt-2 text-soft">{petition.summary}</p>
      <p className="mt-2 text-sm">
        <span className="text-soft">{t.to}</span> {petition.targets.join(' · ')}
      </p>
      <div className="mt-auto pt-4">
        <StateTag locale={locale} state={state} />
        {state !== 'rejected' && (
          <Progress
            locale={locale}
            confirmed={petition.confirmed}
            goal={petition.goal}
            open={state === 'open'}
          />
        )}
      </div>
    </article>
  )
}
