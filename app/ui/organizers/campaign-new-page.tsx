import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { FilledCampaign } from '../../workshop/campaign-form'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { CampaignFields, campaignErrors, campaignLabels } from './campaign-fields'
import { CampaignPreview, CampaignPreviewButton } from './campaign-preview'
import { errorLines } from './line-problem-text'

interface Props {
  locale: Locale
  filled: FilledCampaign
  preview: Record<Locale, string> | null
}

/** The form that begins a campaign. */
export function CampaignNewPage({ locale, filled, preview }: Props) {
  const all = organizerTexts(locale).campaigns
  const t = all.campaigns
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/campaigns', text: t.title }]} />
      <PageHeading title={t.newTitle} lead={t.newLead} />
      <CampaignPreview locale={locale} preview={preview && { answers: filled.answers, stories: preview }} />
      <form method="post" action="/manage/campaigns/new" noValidate className="mt-8 space-y-6">
        <ErrorSummary
          title={all.problems.title}
          errors={errorLines(campaignErrors(locale, filled.problems), campaignLabels(locale))}
        />
        <CampaignFields locale={locale} filled={filled} />
        <div className="flex flex-wrap gap-3">
          <Button kind="act" name="intent" value="save">
            {t.create}
          </Button>
          <CampaignPreviewButton locale={locale} path="/manage/campaigns/new" />
        </div>
      </form>
    </>
  )
}
