import { texts, type Locale } from '../i18n'

export const SkipLink = ({ locale }: { locale: Locale }) => (
  <a href="#main" className="skip">
    {texts(locale).site.skip}
  </a>
)
