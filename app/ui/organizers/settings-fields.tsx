import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { SettingsView } from '../../workshop/find-settings.server'
import type { SettingsAnswers, SettingsProblems } from '../../workshop/settings-form'
import { SelectField } from '../select-field'
import { TextField } from '../text-field'
import { MomentField } from './moment-field'
import { TargetChoices } from './target-choices'

/** What is wrong with the settings, in words, by field. */
export function settingsErrors(locale: Locale, problems: SettingsProblems) {
  const t = organizerTexts(locale).campaigns.settings
  const { slug, campaign, targets, milestones, opens, closes } = problems
  return {
    slug: slug && { malformed: t.slugMalformed, taken: t.slugTaken }[slug],
    campaign: campaign && t.unknown,
    targets: targets && { unknown: t.unknown, demanded: t.targetsDemanded }[targets],
    milestones:
      milestones &&
      {
        empty: t.milestonesEmpty,
        malformed: t.milestonesMalformed,
        'not-ascending': t.milestonesNotAscending,
        'too-many': t.milestonesTooMany,
        'too-high': t.milestonesTooHigh,
      }[milestones],
    opens: opens && t.momentMalformed,
    closes:
      closes &&
      { malformed: t.momentMalformed, past: t.closesPast, 'before-opening': t.closesBefore }[closes],
  }
}

interface Props {
  locale: Locale
  view: SettingsView
  answers: SettingsAnswers
  problems: SettingsProblems
}

/** What is set for a petition beside its text. What cannot be changed any more is not asked. */
export function SettingsFields({ locale, view, answers, problems }: Props) {
  const t = organizerTexts(locale).campaigns.settings
  const errors = settingsErrors(locale, problems)
  const labels = { day: t.day, time: t.time }
  return (
    <>
      {view.slugOpen && (
        <TextField
          name="slug"
          label={t.slug}
          hint={t.slugHint}
          defaultValue={answers.slug}
          autoCapitalize="none"
          spellCheck={false}
          error={errors.slug}
        />
      )}
      <SelectField
        name="campaign"
        label={t.campaign}
        defaultValue={answers.campaign}
        error={errors.campaign}
        options={[
          { value: '', text: t.noCampaign },
          ...view.campaigns.map(({ slug, title }) => ({ value: slug, text: title })),
        ]}
      />
      <TargetChoices
        legend={t.targets}
        hint={view.targets.length > 0 ? t.targetsHint : t.targetsNone}
        targets={view.targets}
        chosen={answers.targets}
        error={errors.targets}
      />
      <TextField
        name="milestones"
        label={t.milestones}
        hint={t.milestonesHint}
        defaultValue={answers.milestones}
        inputMode="numeric"
        error={errors.milestones}
      />
      {view.opensOpen && (
        <MomentField
          name="opens"
          legend={t.opens}
          hint={t.opensHint}
          labels={labels}
          moment={answers.opens}
          error={errors.opens}
        />
      )}
      {view.closesOpen && (
        <MomentField
          name="closes"
          legend={t.closes}
          hint={t.closesHint}
          labels={labels}
          moment={answers.closes}
          error={errors.closes}
        />
      )}
      <p className="text-sm text-soft">{t.utc}</p>
    </>
  )
}
