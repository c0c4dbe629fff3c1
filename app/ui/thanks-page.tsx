import { fill, formatNumber, inLocale, texts } from '../i18n'
import type { OtherPetition } from '../petitions/others-to-sign.server'
import type { PetitionView } from '../petitions/views'
import { Breadcrumbs } from './breadcrumbs'
import { ButtonLink } from './button'
import { OtherPetitions } from './other-petitions'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { PetitionNumbers } from './petition-numbers'
import { Section } from './section'
import { ShareLinks } from './share-links'

interface Props {
  petition: Omit<PetitionView, 'story'>
  /** The secret of this page; null when it ran out or never was: then it only asks to share. */
  token: string | null
  others: OtherPetition[] | null
  url: string
  /** One can give from this petition. */
  gives: boolean
}

/** After confirming: where the petition stands, share, then sign the campaign's other petitions, then give. */
export function ThanksPage({ petition, token, others, url, gives }: Props) {
  const { locale, slug, title, languages } = petition
  const { thanks: t, giving } = texts(locale)
  const path = `/petitions/${slug}/thanks`
  const address = inLocale(locale, `/petitions/${slug}`)
  return (
    <Page locale={locale} path={token ? `${path}?t=${token}` : path} languages={languages}>
      <Breadcrumbs locale={locale} trail={[{ href: address, text: title }]} />
      <PageHeading title={token ? t.title : t.titleShare} lead={token ? title : t.leadShare} />
      {token && <WhatNext petition={petition} />}
      <Section id="share" title={t.share} lead={t.shareLead}>
        <ShareLinks locale={locale} url={url} title={title} />
      </Section>
      {token && others ? (
        <Section id="others" title={t.others} lead={others.length > 0 ? t.othersLead : t.othersNone}>
          <OtherPetitions locale={locale} action={inLocale(locale, path)} token={token} petitions={others} />
        </Section>
      ) : (
        <div className="mt-12 max-w-measure space-y-4">
          <p>{t.noToken}</p>
          <ButtonLink href={inLocale(locale, '/petitions')}>{t.all}</ButtonLink>
        </div>
      )}
      {token && gives && (
        <Section id="give" title={giving.offer.title} lead={giving.offer.text}>
          <ButtonLink href={`${address}/donate`}>{giving.offer.button}</ButtonLink>
        </Section>
      )}
      <p className="mt-12">
        <a href={address}>{t.toPetition}</a>
      </p>
    </Page>
  )
}

function WhatNext({ petition }: Pick<Props, 'petition'>) {
  const { locale, goal, state, targets } = petition
  const t = texts(locale).thanks
  return (
    <div className="mt-8 max-w-measure space-y-4">
      <PetitionNumbers petition={petition} />
      {state === 'open' && (
        <p>{fill(t.nextGoal, { goal: formatNumber(locale, goal), targets: targets.join(', ') })}</p>
      )}
      <p>{t.withdraw}</p>
    </div>
  )
}
