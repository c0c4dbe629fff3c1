import { fill, formatDay, inLocale, texts, type Locale } from '../i18n'
import type { UpdateLine } from '../mailings/find-updates.server'
import { Section } from './section'

interface Props {
  locale: Locale
  slug: string
  updates: UpdateLine[]
}

/** Updates as links, each to the language it can be read in. */
export const UpdateList = ({ locale, slug, updates }: Props) => (
  <ol>
    {updates.map(({ number, title, locale: language, publishedAt }) => (
      <li key={number} className="border-t border-line py-4">
        <p className="text-sm text-soft">
          {fill(texts(locale).updates.number, { n: number })} ·{' '}
          <time dateTime={new Date(publishedAt).toISOString().slice(0, 10)}>
            {formatDay(locale, publishedAt)}
          </time>
        </p>
        <a
          href={inLocale(language, `/petitions/${slug}/updates/${number}`)}
          lang={language}
          dir="auto"
          className="font-serif text-xl font-bold"
        >
          {title}
        </a>
      </li>
    ))}
  </ol>
)

/** The newest on the petition's own page; nothing while there is none. */
export const NewestUpdates = ({ locale, slug, updates }: Props) =>
  updates.length > 0 && (
    <Section id="updates" title={texts(locale).updates.title}>
      <UpdateList locale={locale} slug={slug} updates={updates} />
      <p className="mt-4">
        <a href={inLocale(locale, `/petitions/${slug}/updates`)} className="tap inline-flex items-center">
          {texts(locale).updates.all}
        </a>
      </p>
    </Section>
  )
