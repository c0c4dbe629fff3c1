import type { PetitionPageView } from '../evidence/views'
import { inLocale, texts } from '../i18n'
import { ClaimsCompared } from './claims-compared'
import { EvidenceAge } from './evidence-age'
import { RecentSigners } from './recent-signers'
import { Section } from './section'
import { ShareLinks } from './share-links'

/** What a petition rests on, who signed and who runs it. */
export function PetitionBody({ page, url }: { page: PetitionPageView; url: string }) {
  const { petition, evidence, evidenceYear } = page
  const { locale, organisation } = petition
  const t = texts(locale).petition
  return (
    <div className="md:col-span-2">
      <Section
        id="evidence"
        title={t.evidence}
        lead={evidence.subjects.length > 0 ? t.evidenceLead : t.evidenceNone}
      >
        {evidence.subjects.map((subject) => (
          <ClaimsCompared key={subject.slug} locale={locale} subject={subject} numbers={evidence.numbers} />
        ))}
        <EvidenceAge petition={petition} year={evidenceYear} />
        <p className="mt-4">
          <a href={inLocale(locale, '/sources')}>{t.allSources}</a>
        </p>
      </Section>
      {petition.state !== 'rejected' && (
        <Section id="signers" title={t.signers} lead={petition.recent.length > 0 && t.signersLead}>
          <RecentSigners locale={locale} signers={petition.recent} />
        </Section>
      )}
      <Section id="organisation" title={t.organisation}>
        <p className="max-w-measure">
          <strong>{organisation.name}.</strong> {organisation.about}
        </p>
      </Section>
      {petition.state !== 'rejected' && (
        <Section id="share" title={t.share}>
          <ShareLinks locale={locale} url={url} title={petition.title} />
        </Section>
      )}
    </div>
  )
}
