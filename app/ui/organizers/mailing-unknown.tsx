import { fill, formatDay, languageName, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { UnknownRecipient } from '../../mailings/views'
import { Button } from '../button'
import { Section } from '../section'

interface Props {
  locale: Locale
  home: string
  /** All of them. */
  n: number
  /** The first ones. */
  unknown: UnknownRecipient[]
  mayDecide: boolean
}

/** Mails of which nobody can tell whether they arrived: a person decides, once. */
export function Unknowns({ locale, home, n, unknown, mayDecide }: Props) {
  const { unknown: t } = organizerTexts(locale).mailings
  const moment = (at: number) => `${formatDay(locale, at)}, ${new Date(at).toISOString().slice(11, 16)}`
  return (
    <Section id="unknown" title={t.title} lead={plural(locale, t.text, n)}>
      <details>
        <summary className="tap cursor-pointer font-medium">{t.list}</summary>
        <ol className="mt-2 text-sm">
          {unknown.map(({ id, locale: language, since }) => (
            <li key={id} className="border-t border-line py-2">
              {fill(t.row, { n: id, language: languageName(locale, language) })}
              {since !== null && `, ${fill(t.since, { moment: moment(since) })}`}
            </li>
          ))}
        </ol>
      </details>
      {mayDecide && (
        <form method="post" action={home} className="mt-6 max-w-measure space-y-4">
          <Button name="intent" value="sent">
            {t.sent}
          </Button>
          <label className="tap flex items-start gap-3 py-2">
            <input type="checkbox" name="sure" className="mt-0.5 size-6 shrink-0" />
            <span>{t.againSure}</span>
          </label>
          <Button name="intent" value="again">
            {t.again}
          </Button>
        </form>
      )}
    </Section>
  )
}
