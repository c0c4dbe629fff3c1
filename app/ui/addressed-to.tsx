import { texts, type Locale } from '../i18n'

/** Whom a petition is put to, in one line under its title. */
export const AddressedTo = ({ locale, targets }: { locale: Locale; targets: string[] }) =>
  targets.length > 0 ? (
    <p className="mt-4 max-w-measure">
      <span className="text-soft">{texts(locale).site.to}</span> {targets.join(' · ')}
    </p>
  ) : null
