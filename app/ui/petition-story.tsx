import { texts, type Locale } from '../i18n'
import { PetitionPoster } from './petition-poster'
import { Prose } from './prose'
import { Section } from './section'

interface Props {
  locale: Locale
  slug: string
  /** Safe HTML. */
  story: string
}

/** The story beside the form, and the poster under it. */
export const PetitionStory = ({ locale, slug, story }: Props) => (
  <Section id="story" title={texts(locale).petition.story}>
    <Prose html={story} />
    <PetitionPoster locale={locale} slug={slug} />
  </Section>
)
