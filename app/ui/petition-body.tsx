import type { PetitionPageView } from '../evidence/views'
import { inLocale, texts } from '../i18n'
import type { GivingAt } from '../donations/giving-at.server'
import { EvidenceAge } from './evidence-age'
import { PetitionGiving } from './petition-giving'
import { RecentSigners } from './recent-signers'
import { Section } from './section'
import { ShareLinks } from './share-links'

interface Props {
  page: PetitionPageView
  /** The claims, subject by subject, as safe HTML. */
  evidence: string
  /** Null where the page says nothing of giving. */
  giving: GivingAt | null
  url: string
}

/** What a petition rests on, who signed and who runs it. */
export function PetitionBody({ page, evidence, giving, url }: Props) {
  const { petition, evidenceYear } = page
  const { locale, organisation } = petition
  const t = texts(locale).petition
  return (
    <div className="md:col-span-2">
      <Section id="evidence" title={t.evidence} lead={evidence === '' ? t.evidenceNone : t.evidenceLead}>
        <div dangerouslySetInnerHTML={{ __html: evidence }} />
        <EvidenceAge petition={petition} year={evidenceYear} />
        <p className="mt-4">
          <a href={inLocale(locale, '/sources')}>{t.allSources}</a>
        </p>
      </Section>
      {petition.state !== 'rejected' && petition.voices.length > 0 && (
        <Section id="voices" title={t.voices} lead={t.voicesLead}>
          <RecentSigners locale={locale} slug={petition.slug} signers={petition.voices} />
        </Section>
      )}
      {petition.state !== 'rejected' && (
        <Section id="signers" title={t.signers} lead={petition.recent.length > 0 && t.signersLead}>
          <RecentSigners
            locale={locale}
            slug={petition.slug}
            signers={petition.recent.map((signer) => ({ ...signer, comment: null, reference: null }))}
          />
        </Section>
      )}
      <Section id="organisation" title={t.organisation}>
        <p className="max-w-measure">
          <strong>{organisation.name}.</strong> {organisation.about}
        </p>
        {organisation.contact && (
          <p className="mt-2 max-w-measure">
            {t.contact}{' '}
            <a
              href={
                organisation.contact.startsWith('https:')
                  ? organisation.contact
                  : `mailto:${organisation.contact}`
              }
              rel="nofollow noopener"
            >
              {organisation.contact}
            </a>
          </p>
        )}
      </Section>
      {petition.state !== 'rejected' && giving && (
        <PetitionGiving locale={locale} slug={petition.slug} giving={giving} />
      )}
      {petition.state !== 'rejected' && (
        <Section id="share" title={t.share}>
          <ShareLinks locale={locale} url={url} title={petition.title} />
        </Section>
      )}
      <p className="mt-12 border-t border-line pt-2 text-sm">
        <a
          href={inLocale(locale, `/petitions/${petition.slug}/report`)}
          rel="nofollow"
          className="tap inline-flex items-center"
        >
          {texts(locale).report.link}
        </a>
      </p>
    </div>
  )
}
