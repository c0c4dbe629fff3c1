import { inLocale, texts, type Locale } from '../i18n'

/** The poster drawn for a petition, which is its share image as well. */
export const PetitionPoster = ({ locale, slug }: { locale: Locale; slug: string }) => (
  <img
    src={inLocale(locale, `/petitions/${slug}/poster.svg`)}
    alt={texts(locale).petition.poster}
    width={1200}
    height={630}
    loading="lazy"
    className="mt-10 h-auto w-full border border-line"
  />
)
