import type { OrganisationState } from '../../../db/schema'
import type { OrganisationEntry } from '../../accounts/instance.server'
import type { Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { ErrorSummary } from '../error-summary'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { TextArea } from '../text-field'

interface Props {
  locale: Locale
  organisation: Pick<OrganisationEntry, 'name' | 'state' | 'takesGifts'>
  refused: { state: OrganisationState | null; reason: string } | null
}

const states = ['trusted', 'moderated', 'suspended'] as const

/** How far an organisation is trusted, and why that changes. */
export function OrganisationStateForm({ locale, organisation, refused }: Props) {
  const { team, frame } = organizerTexts(locale)
  const t = team.instance
  const error = refused ? t.problems.reason : undefined
  const chosen = refused?.state ?? organisation.state
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/instance', text: t.title }]} />
      <PageHeading title={organisation.name} lead={t.states[organisation.state]} />
      <form method="post" noValidate className="mt-8 max-w-measure space-y-6">
        <ErrorSummary title={team.problems.title} errors={error ? [{ field: 'reason', text: error }] : []} />
        <fieldset>
          <legend className="font-medium">{t.state}</legend>
          {states.map((state) => (
            <label key={state} className="tap flex items-start gap-3 py-2">
              <input
                type="radio"
                name="state"
                value={state}
                defaultChecked={state === chosen}
                className="mt-0.5 size-6 shrink-0"
              />
              <span>
                {t.states[state]} <span className="block text-sm text-soft">{t.stateHint[state]}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <TextArea
          name="reason"
          label={t.reason}
          hint={t.reasonHint}
          required
          maxLength={1000}
          defaultValue={refused?.reason}
          error={error}
        />
        <p className="flex flex-wrap items-center gap-6">
          <Button kind="act">{t.save}</Button>
          <a href="/manage/instance" className="tap inline-flex items-center">
            {frame.cancel}
          </a>
        </p>
      </form>
      <Section id="gifts" title={t.gifts} lead={organisation.takesGifts ? t.giftsOn : t.giftsOff}>
        <form method="post">
          <Button name="gifts" value={organisation.takesGifts ? 'stop' : 'allow'}>
            {organisation.takesGifts ? t.giftsStop : t.giftsAllow}
          </Button>
        </form>
      </Section>
    </>
  )
}
