import type { ReactNode } from 'react'
import { fill, inLocale, languageTitle, locales, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { BeginAnswers, BeginProblems, BeginStep } from '../../workshop/begin-form'
import type { SimilarPetition } from '../../workshop/similar.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { SelectField } from '../select-field'
import { TextArea, TextField } from '../text-field'
import { errorLines, lineProblemText } from './line-problem-text'
import { TargetChoices, type TargetChoice } from './target-choices'

export interface BeginPageProps {
  locale: Locale
  step: BeginStep
  answers: BeginAnswers
  problems: BeginProblems
  similar: SimilarPetition[]
  campaigns: { slug: string; title: string }[]
  templates: { slug: string; title: string }[]
  targets: TargetChoice[]
}

const order: BeginStep[] = ['text', 'similar', 'frame']

/** A petition is begun in three steps; each form carries the answers of the others. */
export function BeginPage(props: BeginPageProps) {
  const { locale, step } = props
  const t = organizerTexts(locale).campaigns.begin
  const at = order.indexOf(step)
  const Fields = { text: TextStep, similar: SimilarStep, frame: FrameStep }[step]
  return (
    <>
      <Breadcrumbs
        locale={locale}
        trail={[{ href: '/manage/petitions', text: organizerTexts(locale).campaigns.list.title }]}
      />
      <PageHeading kicker={fill(t.step, { n: at + 1, all: order.length })} title={t.title} />
      <ol className="mt-5 flex flex-wrap gap-x-6 gap-y-1 text-sm" aria-label={t.steps}>
        {order.map((name, i) => (
          <li
            key={name}
            aria-current={name === step ? 'step' : undefined}
            className={name === step ? 'border-b-2 border-accent font-medium' : 'text-soft'}
          >
            {i + 1}. {t[name]}
          </li>
        ))}
      </ol>
      <form method="post" action="/manage/petitions/new" noValidate className="mt-8 max-w-measure space-y-6">
        <input type="hidden" name="step" value={step} />
        <Fields {...props} />
      </form>
    </>
  )
}

/** The answers of the steps that are not shown. */
function Carried({ answers, but }: { answers: BeginAnswers; but: BeginStep }) {
  const { locale, title, summary, campaign, template, targets } = answers
  const text = { locale, title, summary }
  const frame = { campaign, template }
  const carried = { ...(but === 'text' ? {} : text), ...(but === 'frame' ? {} : frame) }
  return (
    <>
      {Object.entries(carried).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      {but !== 'frame' &&
        targets.map((slug) => <input key={slug} type="hidden" name="targets" value={slug} />)}
    </>
  )
}

// The first button is what Enter presses, so it goes on; "back" stands before it for the eye alone.
const Ways = ({ locale, children }: { locale: Locale; children: ReactNode }) => (
  <div className="flex flex-row-reverse flex-wrap justify-end gap-3">
    {children}
    <Button name="go" value="back">
      {organizerTexts(locale).campaigns.begin.back}
    </Button>
  </div>
)

function TextStep({ locale, answers, problems }: BeginPageProps) {
  const all = organizerTexts(locale)
  const t = all.campaigns.begin
  const errors = {
    title: lineProblemText(locale, problems.title, 80),
    summary: lineProblemText(locale, problems.summary, 300),
  }
  return (
    <>
      <ErrorSummary
        title={all.campaigns.problems.title}
        errors={errorLines(errors, { title: t.titleField, summary: t.summaryField })}
      />
      <Carried answers={answers} but="text" />
      <p className="text-soft">{t.textLead}</p>
      <SelectField
        name="locale"
        label={t.locale}
        defaultValue={answers.locale}
        options={locales.map((one) => ({
          value: one,
          text: languageTitle(locale, one),
        }))}
      />
      <TextField
        name="title"
        label={t.titleField}
        hint={t.titleHint}
        required
        dir="auto"
        defaultValue={answers.title}
        error={errors.title}
      />
      <TextArea
        name="summary"
        label={t.summaryField}
        hint={t.summaryHint}
        required
        dir="auto"
        defaultValue={answers.summary}
        error={errors.summary}
      />
      <Button kind="act" name="go" value="next">
        {t.next}
      </Button>
    </>
  )
}

function SimilarStep({ locale, answers, similar }: BeginPageProps) {
  const t = organizerTexts(locale).campaigns.begin
  return (
    <>
      <Carried answers={answers} but="similar" />
      <h2 className="text-2xl">{t.similarTitle}</h2>
      <p className="text-soft">{t.similarLead}</p>
      <ul>
        {similar.map(({ slug, locale: language, title, summary, organisation, confirmed }) => (
          <li key={slug} className="border-t border-line py-4">
            <h3 className="text-xl" lang={language}>
              <a href={inLocale(language, `/petitions/${slug}`)} target="_blank" rel="noopener">
                {title}
              </a>
            </h3>
            <p className="mt-1" lang={language}>
              {summary}
            </p>
            <p className="mt-1 text-sm text-soft">
              {fill(t.similarBy, { organisation })} · {plural(locale, t.signed, confirmed)}
            </p>
          </li>
        ))}
      </ul>
      <Ways locale={locale}>
        <Button kind="act" name="go" value="next">
          {t.mine}
        </Button>
      </Ways>
    </>
  )
}

function FrameStep({ locale, answers, problems, similar, campaigns, templates, targets }: BeginPageProps) {
  const all = organizerTexts(locale).campaigns
  const t = all.begin
  const errors = {
    campaign: problems.campaign && t.unknown,
    template: problems.template && t.unknown,
    targets: problems.targets && t.unknown,
  }
  return (
    <>
      <ErrorSummary
        title={all.problems.title}
        errors={errorLines(errors, { campaign: t.campaign, template: t.template, targets: t.targets })}
      />
      <Carried answers={answers} but="frame" />
      <p className="text-soft">
        {similar.length === 0 && `${t.noSimilar} `}
        {t.frameLead}
      </p>
      <SelectField
        name="campaign"
        label={t.campaign}
        defaultValue={answers.campaign}
        error={errors.campaign}
        options={[
          { value: '', text: t.noCampaign },
          ...campaigns.map(({ slug, title }) => ({ value: slug, text: title })),
        ]}
      />
      <TargetChoices
        legend={t.targets}
        hint={targets.length > 0 ? t.targetsHint : t.noTargets}
        targets={targets}
        chosen={answers.targets}
        error={errors.targets}
      />
      {templates.length > 0 && (
        <SelectField
          name="template"
          label={t.template}
          hint={t.templateHint}
          defaultValue={answers.template}
          error={errors.template}
          options={[
            { value: '', text: t.blank },
            ...templates.map(({ slug, title }) => ({ value: slug, text: title })),
          ]}
        />
      )}
      <Ways locale={locale}>
        <Button kind="act" name="go" value="next">
          {t.create}
        </Button>
      </Ways>
    </>
  )
}
