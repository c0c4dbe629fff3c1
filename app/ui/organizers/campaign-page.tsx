import { fill, inLocale, languageName, locales, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { CampaignAnswers, FilledCampaign } from '../../workshop/campaign-form'
import type { OwnCampaign } from '../../workshop/own-campaigns.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button, ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { CampaignFields, campaignErrors, campaignLabels } from './campaign-fields'
import { CampaignPreview, CampaignPreviewButton } from './campaign-preview'
import { Done } from './done'
import { errorLines } from './line-problem-text'
import { StaleNotice } from './stale-notice'

export interface CampaignPageProps {
  locale: Locale
  campaign: OwnCampaign
  filled: FilledCampaign
  /** What is stored now, where the form came too late. */
  stored: CampaignAnswers | null
  preview: Record<Locale, string> | null
  /** A move that had been made already. */
  tooLate: boolean
  done: boolean
  mayWrite: boolean
}

/** Where a petition can go from its place among so many. */
const directionsAt = (i: number, of: number) =>
  (['up', 'down'] as const).filter((direction) => (direction === 'up' ? i > 0 : i < of - 1))

const moves = { draft: 'publish', published: 'archive', archived: 'take-back' } as const

/** A campaign's title in this language, or in the one it has. */
export const campaignTitle = (locale: Locale, { texts, slug }: CampaignPageProps['campaign']): string =>
  [locale, ...locales].map((one) => texts[one]?.title).find(Boolean) ?? slug

/** A campaign as its organizers see it: publication, texts, order. */
export function CampaignPage(props: CampaignPageProps) {
  const { locale, campaign, filled, stored, preview, tooLate, done, mayWrite } = props
  const all = organizerTexts(locale)
  const t = all.campaigns.campaigns
  const path = `/manage/campaigns/${campaign.slug}`
  const move = moves[campaign.state]
  const title = campaignTitle(locale, campaign)
  const language = (one: Locale) => languageName(locale, one)
  return (
    <>
      {done && <Done text={all.frame.saved} />}
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/campaigns', text: t.title }]} />
      <PageHeading kicker={t.states[campaign.state]} title={title} />
      {tooLate && (
        <div className="mt-6">
          <Notice kind="error" title={t.moved} />
        </div>
      )}
      <Section id="standing" title={t.standing} lead={t[`${move}Text`]}>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
          {mayWrite && (
            <form method="post" action={path}>
              <input type="hidden" name="intent" value={move} />
              <Button kind={move === 'publish' ? 'act' : 'quiet'}>{t[move]}</Button>
            </form>
          )}
          {campaign.state !== 'draft' && (
            <a
              href={inLocale(locale, `/campaigns/${campaign.slug}`)}
              className="tap inline-flex items-center"
            >
              {t.seePublic}
            </a>
          )}
        </div>
      </Section>
      <Section id="order" title={t.order} lead={campaign.petitions.length > 0 ? t.orderLead : t.noPetitions}>
        <ol>
          {campaign.petitions.map((petition, i) => (
            <li
              key={petition.slug}
              className="flex flex-wrap items-center gap-x-6 gap-y-1 border-t border-line py-2"
            >
              <span className="min-w-0 grow">
                <a
                  href={`/manage/petitions/${petition.slug}`}
                  className="tap inline-flex items-center font-medium"
                >
                  {petition.title}
                </a>{' '}
                <span className="text-sm text-soft">{texts(locale).states[petition.state].label}</span>
              </span>
              {mayWrite && (
                <span className="flex gap-2">
                  {directionsAt(i, campaign.petitions.length).map((direction) => (
                    <form key={direction} method="post" action={`${path}#order`}>
                      <input type="hidden" name="intent" value={direction} />
                      <input type="hidden" name="petition" value={petition.slug} />
                      <Button aria-label={fill(t[`${direction}Of`], { title: petition.title })}>
                        {t[direction]}
                      </Button>
                    </form>
                  ))}
                </span>
              )}
            </li>
          ))}
        </ol>
        {mayWrite && (
          <p className="mt-5">
            <ButtonLink href={`/manage/petitions/new?campaign=${campaign.slug}`}>{t.beginIn}</ButtonLink>
          </p>
        )}
      </Section>
      <CampaignPreview locale={locale} preview={preview && { answers: filled.answers, stories: preview }} />
      <Section id="texts" title={t.texts} lead={t.textsLead}>
        <form method="post" action={path} noValidate className="space-y-6">
          <ErrorSummary
            title={all.campaigns.problems.title}
            errors={errorLines(campaignErrors(locale, filled.problems), campaignLabels(locale))}
          />
          {stored && (
            <StaleNotice
              locale={locale}
              fields={locales.flatMap((one) =>
                (['title', 'summary', 'story'] as const).map((part) => ({
                  label: `${t[`${part}Field`]} (${language(one)})`,
                  stored: stored[one][part],
                  typed: filled.answers[one][part],
                  lang: one,
                })),
              )}
            />
          )}
          <input type="hidden" name="revision" value={campaign.revision} />
          <fieldset disabled={!mayWrite} className="min-w-0">
            <CampaignFields locale={locale} filled={filled} />
          </fieldset>
          {mayWrite && (
            <div className="flex flex-wrap gap-3">
              <Button kind="act" name="intent" value="save">
                {all.campaigns.save}
              </Button>
              <CampaignPreviewButton locale={locale} path={path} />
            </div>
          )}
        </form>
      </Section>
    </>
  )
}
