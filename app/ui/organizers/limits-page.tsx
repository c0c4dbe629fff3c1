import { fill, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { SettingName } from '../../platform/settings.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button } from '../button'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { TextField } from '../text-field'

export interface Limit {
  name: SettingName
  value: string | number
  initial: string | number
}

interface Props {
  locale: Locale
  limits: Limit[]
  /** Whether this person runs the site. */
  changes: boolean
  /** The limit whose new value was refused, and what was typed. */
  refused: { name: string; value: string } | null
}

/** Every limit with its default and its meaning; each has a form of its own for whoever may change it. */
export function LimitsPage({ locale, limits, changes, refused }: Props) {
  const t = organizerTexts(locale).signatures.limits
  const names: Record<SettingName, string> = t.names
  const shown = (value: string | number) =>
    typeof value === 'number' ? formatNumber(locale, value) : value || t.none
  return (
    <>
      <Breadcrumbs
        locale={locale}
        trail={[{ href: '/manage/settings', text: organizerTexts(locale).frame.settings }]}
      />
      <PageHeading title={t.title} lead={t.lead} />
      {!changes && (
        <div className="mt-6">
          <Notice>
            <p>{t.adminOnly}</p>
          </Notice>
        </div>
      )}
      <ul className="mt-8 border-b border-line">
        {limits.map(({ name, value, initial }) => {
          const wrong = refused?.name === name
          return (
            <li
              key={name}
              className="gap-x-8 border-t border-line py-4 md:grid md:grid-cols-[1fr_22rem] md:items-start"
            >
              <div>
                <p id={`about-${name}`}>{names[name]}</p>
                <p className="text-sm text-soft">
                  {t.value}: <strong className="text-ink tabular-nums">{shown(value)}</strong> · {t.initial}:{' '}
                  <span className="tabular-nums">{shown(initial)}</span> · <code>{name}</code>
                </p>
              </div>
              {changes && (
                <form method="post" className="mt-3 flex items-end gap-3 md:mt-0" noValidate>
                  <input type="hidden" name="name" value={name} />
                  <div className="grow">
                    <TextField
                      name={`value-${name}`}
                      label={
                        <>
                          {t.newValue}
                          <span className="sr-only">: {names[name]}</span>
                        </>
                      }
                      defaultValue={wrong ? refused.value : String(value)}
                      inputMode={typeof initial === 'number' ? 'numeric' : undefined}
                      error={wrong ? t.refused : undefined}
                    />
                  </div>
                  <Button aria-label={fill(t.changeOne, { name: names[name] })}>{t.change}</Button>
                </form>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
