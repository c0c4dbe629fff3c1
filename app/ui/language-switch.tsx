import { inLocale, texts, type Locale } from '../i18n'

interface Props {
  locale: Locale
  path: string
  languages: readonly Locale[]
}

/** Leads to this page in the other language; absent where the page does not exist in it. */
export function LanguageSwitch({ locale, path, languages }: Props) {
  const others = languages.filter((language) => language !== locale)
  return others.map((other) => (
    <a
      key={other}
      href={inLocale(other, path)}
      lang={other}
      hrefLang={other}
      data-language
      className="tap -me-2.5 ms-auto flex items-center px-2.5 data-suggested:bg-tint data-suggested:font-bold sm:ms-0"
    >
      {texts(other).site.language}
    </a>
  ))
}
