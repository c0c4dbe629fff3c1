import type { CampaignView } from '../petitions/views'
import { inLocale, plural, texts, type Locale } from '../i18n'
import { StateTag } from './state-tag'

/** A campaign on the front page: what it is about, and its petitions as a list with their counts. */
export function CampaignEntry({ locale, campaign }: { locale: Locale; campaign: CampaignView }) {
  return (
    <article className="gap-x-12 border-t border-line py-7 first:border-0 first:pt-0 md:grid md:grid-cols-[2fr_3fr]">
      <div>
        <h3 className="text-2xl">
          <a href={inLocale(locale, `/campaigns/${campaign.slug}`)} className="no-underline hover:underline">
            {campaign.title}
          </a>
        </h3>
        <p className="mt-2 text-soft">{campaign.summary}</p>
      </div>
      <ul className="mt-4 md:mt-1">
        {campaign.petitions.map(({ slug, title, state, confirmed }) => (
          <li key={slug} className="border-t border-line first:md:border-0">
            <a
              href={inLocale(locale, `/petitions/${slug}`)}
              className="tap flex items-baseline justify-between gap-6 py-2.5 no-underline hover:underline"
            >
              <span className="font-medium">
                {title} <StateTag locale={locale} state={state} />
              </span>
              <span className="shrink-0 text-sm text-soft tabular-nums">
                {plural(locale, texts(locale).home.signatures, confirmed)}
              </span>
            </a>
          </li>
        ))}
      </ul>
    </article>
  )
}
