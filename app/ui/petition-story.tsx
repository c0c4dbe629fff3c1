import { fill, formatDay, inLocale, texts, type Locale } from '../i18n'
import type { CoverView } from '../petitions/views'
import { CoverImage } from './cover-image'
import { PetitionPoster } from './petition-poster'
import { Prose } from './prose'
import { Section } from './section'

interface Props {
  locale: Locale
  slug: string
  /** Safe HTML. */
  story: string
  cover: CoverView | null
  /** Epoch ms; null while the text is the first one. */
  changedAt: number | null
}

/** The story beside the form, its picture above and the poster under it. */
export const PetitionStory = ({ locale, slug, story, cover, changedAt }: Props) => (
  <Section
    id="story"
    title={texts(locale).petition.story}
    lead={changedAt !== null && <ChangedLine locale={locale} slug={slug} at={changedAt} />}
  >
    {cover && (
      <div className="mb-8">
        <CoverImage cover={cover} />
      </div>
    )}
    <Prose html={story} />
    <PetitionPoster locale={locale} slug={slug} />
  </Section>
)

function ChangedLine({ locale, slug, at }: { locale: Locale; slug: string; at: number }) {
  const t = texts(locale).versions
  return (
    <>
      {fill(t.changed, { day: formatDay(locale, at) })} –{' '}
      <a href={inLocale(locale, `/petitions/${slug}/versions`)}>{t.seeWhat}</a>
    </>
  )
}
