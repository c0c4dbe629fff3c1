import type { PetitionCard } from '../petitions/views'
import { inLocale, texts, type Locale } from '../i18n'
import { ButtonLink } from './button'
import { Progress } from './progress'

/** The petition a page leads with, set large, with a button. */
export function PetitionLead({ locale, petition }: { locale: Locale; petition: PetitionCard }) {
  const t = texts(locale).site
  const address = inLocale(locale, `/petitions/${petition.slug}`)
  return (
    <article className="border-t border-line pt-4">
      {petition.campaign && (
        <p className="mb-2 text-sm text-soft">
          <a href={inLocale(locale, `/campaigns/${petition.campaign.slug}`)}>{petition.campaign.title}</a>
        </p>
      )}
      <h3 className="text-3xl">
        <a href={address} className="no-underline hover:underline">
          {petition.title}
        </a>
      </h3>
      <p className="mt-4 max-w-measure text-lg">{petition.summary}</p>
      <p className="mt-3 text-sm">
        <span className="text-soft">{t.to}</span> {petition.targets.join(' · ')}
      </p>
      <div className="mt-5 max-w-measure">
        <Progress locale={locale} confirmed={petition.confirmed} goal={petition.goal} />
      </div>
      <p className="mt-5">
        <ButtonLink kind="act" href={address}>
          {t.sign}
        </ButtonLink>
      </p>
    </article>
  )
}
