import { fill, formatNumber, languageTitle, locales, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { AudienceChoice } from '../../mailings/audience-choices.server'
import { Section } from '../section'
import type { MailingPageProps } from './mailing-shown'

type Props = Pick<MailingPageProps, 'locale' | 'mailing' | 'count' | 'home' | 'countries'> & {
  choices: NonNullable<MailingPageProps['choices']>
}

/** Who gets a mailing, and how many that are at the moment. */
export function AudienceFields({ locale, mailing, choices, countries, count, home }: Props) {
  const { audience: t } = organizerTexts(locale).mailings
  const { audience, kind } = mailing
  const some = audience.countries.length
  return (
    <Section id="audience" title={t.title} lead={kind === 'update' ? t.leadUpdate : t.lead}>
      <AudienceNumber locale={locale} count={count} home={home} />
      <div className="mt-6 max-w-[52rem] space-y-8">
        {kind === 'mailing' && (
          <>
            <Boxes name="petition" title={t.petitions} all={choices.petitions} chosen={audience.petitions} />
            {choices.campaigns.length > 0 && (
              <Boxes
                name="campaign"
                title={t.campaigns}
                all={choices.campaigns}
                chosen={audience.campaigns}
              />
            )}
            <Box name="subscribers" value="on" checked={audience.subscribers}>
              {t.subscribers}
            </Box>
            <Box name="donors" value="on" checked={audience.donors === true}>
              {t.donors}
            </Box>
          </>
        )}
        <Boxes
          name="language"
          title={t.languages}
          all={locales.map((one) => ({ id: one, title: languageTitle(locale, one), locale }))}
          chosen={audience.languages}
        />
        <details open={some > 0}>
          <summary className="tap cursor-pointer font-medium">
            {some > 0 ? plural(locale, t.countriesSome, some) : t.countriesAll}
          </summary>
          <Boxes
            name="country"
            title={t.countries}
            all={countries.map(({ code, name }) => ({ id: code, title: name, locale }))}
            chosen={audience.countries}
          />
        </details>
        {choices.notSent.length > 0 && (
          <Boxes name="notSent" title={t.notSent} all={choices.notSent} chosen={audience.notSent} />
        )}
      </div>
    </Section>
  )
}

/** How many mailboxes an audience has; as far as they are counted. */
export function AudienceNumber({ locale, count, home }: Pick<Props, 'locale' | 'count' | 'home'>) {
  const { audience: t } = organizerTexts(locale).mailings
  if (!count) return null
  return (
    <div>
      <p className="font-serif text-2xl font-bold tabular-nums">
        {!count.done
          ? fill(t.counting, { n: formatNumber(locale, count.n) })
          : count.n === 0
            ? t.nobody
            : plural(locale, t.count, count.n)}
      </p>
      {!count.done && (
        <a href={home} className="tap inline-flex items-center">
          {t.again}
        </a>
      )}
      <p className="max-w-measure text-sm text-soft">{t.countText}</p>
    </div>
  )
}

interface BoxesProps {
  name: string
  title: string
  all: AudienceChoice[]
  chosen: readonly string[]
}

const Boxes = ({ name, title, all, chosen }: BoxesProps) => (
  <fieldset>
    <legend className="font-medium">{title}</legend>
    <div className="mt-1 max-h-80 overflow-y-auto sm:columns-2">
      {all.map(({ id, title: label, locale }) => (
        <Box key={id} name={name} value={id} checked={chosen.includes(id)} lang={locale}>
          {label}
        </Box>
      ))}
    </div>
  </fieldset>
)

interface BoxProps {
  name: string
  value: string
  checked: boolean
  lang?: Locale
  children: string
}

const Box = ({ name, value, checked, lang, children }: BoxProps) => (
  <label className="tap flex break-inside-avoid items-start gap-3 py-2">
    <input
      type="checkbox"
      name={name}
      value={value}
      defaultChecked={checked}
      className="mt-0.5 size-6 shrink-0"
    />
    <span lang={lang}>{children}</span>
  </label>
)
