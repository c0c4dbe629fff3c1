import type { GivingAt } from '../donations/giving-at.server'
import type { PetitionPageView } from '../evidence/views'
import { inLocale, texts } from '../i18n'
import type { ShownForm } from '../petitions/open-form.server'
import type { UpdateLine } from '../mailings/find-updates.server'
import type { FilledForm } from '../petitions/sign-form'
import { AddressedTo } from './addressed-to'
import { Breadcrumbs } from './breadcrumbs'
import { JumpToForm } from './jump-to-form'
import { Answers, HandedOver, type OutcomeView } from './outcome'
import { NewestUpdates } from './update-list'
import { Page } from './page'
import { PageHeading } from './page-heading'
import { PetitionBody } from './petition-body'
import { PetitionNotice } from './petition-notice'
import { PetitionNumbers } from './petition-numbers'
import { PetitionStory } from './petition-story'
import { SignForm } from './sign-form'

/** What was written out already, as safe HTML. */
export interface PetitionParts {
  demands: string
  evidence: string
}

export interface PetitionPageProps {
  page: PetitionPageView
  /** What has become of it. */
  outcome: OutcomeView
  /** The newest. */
  updates: UpdateLine[]
  /** Null where it says nothing of giving. */
  giving: GivingAt | null
  parts: PetitionParts
  /** Null while the petition takes no signatures. */
  form: ShownForm | null
  filled: FilledForm
  /** The petition's address in full, for sharing. */
  url: string
  /** True when a form arrived that could no longer be taken. */
  refused?: boolean
}

/**
 * A petition: what it asks, then the form, then the story and what it rests on. Beside the text where there is room;
 * on a phone the form follows the demands, and a link to it stays at the foot of the screen.
 */
export function PetitionPage({
  page,
  outcome,
  updates,
  giving,
  parts,
  form,
  filled,
  url,
  refused = false,
}: PetitionPageProps) {
  const { petition } = page
  const { locale, campaign } = petition
  const t = texts(locale)
  const trail = [
    { href: inLocale(locale, '/petitions'), text: t.site.petitions },
    ...(campaign ? [{ href: inLocale(locale, `/campaigns/${campaign.slug}`), text: campaign.title }] : []),
  ]
  return (
    <Page locale={locale} path={`/petitions/${petition.slug}`} languages={petition.languages}>
      <div className="gap-x-12 md:grid md:grid-cols-[minmax(0,1fr)_22rem] md:grid-rows-[auto_1fr_auto] lg:grid-cols-[minmax(0,1fr)_25rem]">
        <div>
          <Breadcrumbs locale={locale} trail={trail} />
          <PageHeading title={petition.title} lead={petition.summary} />
          <AddressedTo locale={locale} targets={petition.targets} />
          <PetitionNotice petition={petition} refused={refused} />
          <HandedOver locale={locale} deliveries={outcome.deliveries} />
          <div dangerouslySetInnerHTML={{ __html: parts.demands }} />
          {form && <JumpToForm locale={locale} />}
        </div>
        {petition.state !== 'rejected' && (
          <div className="md:col-start-2 md:row-span-2 md:row-start-1">
            <aside
              aria-label={t.petition.standing}
              className="-mx-5 mt-8 bg-tint px-5 py-8 sm:-mx-8 sm:px-8 md:mx-0 md:mt-0 md:px-6 md:py-6"
            >
              <PetitionNumbers petition={petition} />
              {form && <SignForm petition={petition} form={form} filled={filled} />}
            </aside>
          </div>
        )}
        {/* A box of its own on a phone, so that the link rests at its foot; parts of the grid where there is room. */}
        <div className="md:contents">
          <PetitionStory
            locale={locale}
            slug={petition.slug}
            story={page.story}
            cover={petition.cover}
            changedAt={petition.textChangedAt}
          />
          <div className="md:col-span-2">
            <Answers locale={locale} answers={outcome.answers} />
            <NewestUpdates locale={locale} slug={petition.slug} updates={updates} />
          </div>
          <PetitionBody page={page} evidence={parts.evidence} giving={giving} url={url} />
          {form && <JumpToForm locale={locale} />}
        </div>
      </div>
    </Page>
  )
}
