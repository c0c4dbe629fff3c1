import { fill, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { Move } from '../../petitions/transitions'
import type { SettingsView } from '../../workshop/find-settings.server'
import type { SettingsAnswers, SettingsProblems } from '../../workshop/settings-form'
import type { FilledTarget } from '../../workshop/target-form'
import { Button, ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { CoverImage } from '../cover-image'
import { Done } from './done'
import { errorLines } from './line-problem-text'
import { SettingsFields, settingsErrors } from './settings-fields'
import { StaleNotice } from './stale-notice'
import { TargetFields, targetErrors, targetLabels } from './target-fields'

export type MoveHere = keyof ReturnType<typeof organizerTexts>['campaigns']['state']['moves'] & Move

export interface SettingsPageProps {
  locale: Locale
  slug: string
  view: SettingsView
  answers: SettingsAnswers
  problems: SettingsProblems
  stale: boolean
  newTarget: FilledTarget
  moves: MoveHere[]
  mayWrite: boolean
  done: boolean
}

/** Everything of a petition that is not text: settings, picture, state, copies. */
export function SettingsPage(props: SettingsPageProps) {
  const { locale, slug, view, answers, problems, stale, newTarget, moves, mayWrite, done } = props
  const all = organizerTexts(locale).campaigns
  const t = all.settings
  const path = `/manage/petitions/${slug}/settings`
  return (
    <>
      {done && <Done text={t.saved} />}
      <PageHeading title={t.title} />
      {!view.slugOpen && (
        <p className="mt-4">
          <span className="text-soft">{t.slugFixed}:</span> /petitions/{slug}
        </p>
      )}
      <form method="post" action={path} noValidate className="mt-8 max-w-measure space-y-7">
        <ErrorSummary
          title={all.problems.title}
          errors={errorLines(
            { ...settingsErrors(locale, problems), ...targetErrors(locale, newTarget) },
            { ...labelsOf(locale), ...targetLabels(locale) },
          )}
        />
        {stale && <StaleNotice locale={locale} fields={differences(props)} />}
        <input type="hidden" name="revision" value={view.revision} />
        <fieldset disabled={!mayWrite} className="min-w-0 space-y-7">
          <SettingsFields locale={locale} view={view} answers={answers} problems={problems} />
        </fieldset>
        {mayWrite && (
          <Button kind="act" name="intent" value="save">
            {all.save}
          </Button>
        )}
      </form>
      {mayWrite && (
        <Section id="add-target" title={t.addTarget} lead={t.addTargetLead}>
          <form method="post" action={`${path}#targets`} noValidate className="max-w-[48rem] space-y-5">
            <input type="hidden" name="intent" value="add-target" />
            <TargetFields locale={locale} filled={newTarget} />
            <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
              <Button>{t.add}</Button>
              <a href="/manage/targets" className="tap inline-flex items-center">
                {t.allTargets}
              </a>
            </div>
          </form>
        </Section>
      )}
      <Section id="cover" title={t.cover} lead={!view.cover && t.coverNone}>
        {view.cover && (
          <div className="max-w-measure">
            <CoverImage cover={{ ...view.cover, alt: view.cover.alt[locale] }} />
          </div>
        )}
        {mayWrite && (
          <p className="mt-5">
            <ButtonLink href={`${path}/cover`}>{view.cover ? t.coverChange : t.coverAdd}</ButtonLink>
          </p>
        )}
      </Section>
      <Section
        id="state"
        title={t.state}
        lead={fill(t.stateLead, { state: texts(locale).states[view.state].label.toLowerCase() })}
      >
        {view.state === 'review' && <p>{t.stateReview}</p>}
        {moves.length === 0 ? (
          view.state !== 'review' && <p className="text-soft">{t.stateNothing}</p>
        ) : (
          <ul className="max-w-[48rem]">
            {moves.map((move) => (
              <li
                key={move}
                className="flex flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-line py-4"
              >
                <p className="max-w-measure min-w-0 text-sm text-soft sm:flex-1">
                  {all.state.moves[move].text}
                </p>
                <ButtonLink href={`${path}/state?move=${move}`}>{all.state.moves[move].title}…</ButtonLink>
              </li>
            ))}
          </ul>
        )}
      </Section>
      {mayWrite && (
        <Section id="copies" title={t.copies}>
          <Copy path={path} intent="duplicate" text={t.duplicateText} button={t.duplicate} />
          {view.state === 'draft' &&
            (view.template ? (
              <Copy path={path} intent="no-template" text={t.noTemplateText} button={t.noTemplate} />
            ) : (
              <Copy path={path} intent="template" text={t.makeTemplateText} button={t.makeTemplate} />
            ))}
        </Section>
      )}
    </>
  )
}

const Copy = ({ path, intent, text, button }: Record<'path' | 'intent' | 'text' | 'button', string>) => (
  <form
    method="post"
    action={path}
    className="flex max-w-[48rem] flex-wrap items-center justify-between gap-x-8 gap-y-3 border-t border-line py-4"
  >
    <p className="max-w-measure min-w-0 text-sm text-soft sm:flex-1">{text}</p>
    <Button name="intent" value={intent}>
      {button}
    </Button>
  </form>
)

const labelsOf = (locale: Locale): Record<string, string> => {
  const t = organizerTexts(locale).campaigns.settings
  const { slug, campaign, targets, milestones, opens, closes } = t
  return { slug, campaign, targets, milestones, opens, closes }
}

function differences({ locale, view, answers }: SettingsPageProps) {
  const t = organizerTexts(locale).campaigns.settings
  const title = (slug: string) => view.campaigns.find((one) => one.slug === slug)?.title ?? slug
  const names = (slugs: string[]) =>
    view.targets.flatMap(({ slug, name }) => (slugs.includes(slug) ? [name] : [])).join('\n')
  const moment = ({ day, time }: SettingsAnswers['opens']) => (day ? `${day} ${time} UTC` : '')
  const both = (label: string, read: (from: SettingsAnswers) => string) => ({
    label,
    stored: read(view.answers),
    typed: read(answers),
  })
  return [
    ...(view.slugOpen ? [both(t.slug, ({ slug }) => slug)] : []),
    both(t.campaign, ({ campaign }) => campaign && title(campaign)),
    both(t.targets, ({ targets }) => names(targets)),
    both(t.milestones, ({ milestones }) => milestones),
    ...(view.opensOpen ? [both(t.opens, ({ opens }) => moment(opens))] : []),
    ...(view.closesOpen ? [both(t.closes, ({ closes }) => moment(closes))] : []),
  ]
}
