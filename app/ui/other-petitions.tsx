import { fill, inLocale, texts, type Locale } from '../i18n'
import type { OtherPetition } from '../petitions/others-to-sign.server'
import { Button } from './button'

interface Props {
  locale: Locale
  action: string
  /** The secret of the thanks page, which stands for the proven mailbox. */
  token: string
  petitions: OtherPetition[]
}

/** The campaign's other open petitions, one button each; those already signed say so. */
export function OtherPetitions({ locale, petitions, ...form }: Props) {
  if (petitions.length === 0) return null
  return (
    <>
      <ul className="columns-grid">
        {petitions.map((petition) => (
          <li
            key={petition.slug}
            id={`also-${petition.slug}`}
            className="flex flex-col border-t border-line pt-4"
          >
            <h3 className="text-xl">
              <a
                href={inLocale(locale, `/petitions/${petition.slug}`)}
                className="no-underline hover:underline"
              >
                {petition.title}
              </a>
            </h3>
            <p className="mt-2 mb-4 text-soft">{petition.summary}</p>
            <div className="mt-auto">
              {petition.signed ? (
                <p className="tap flex items-center font-bold text-good">✓ {texts(locale).thanks.signed}</p>
              ) : (
                <SignAlso locale={locale} petition={petition} {...form} />
              )}
            </div>
          </li>
        ))}
      </ul>
      <p className="mt-8 max-w-measure text-sm text-soft">{texts(locale).consent.short}</p>
    </>
  )
}

type SignAlsoProps = Omit<Props, 'petitions'> & { petition: OtherPetition }

function SignAlso({ locale, action, token, petition }: SignAlsoProps) {
  const t = texts(locale)
  return (
    <form method="post" action={action}>
      <input type="hidden" name="t" value={token} />
      <input type="hidden" name="also" value={petition.slug} />
      <input type="hidden" name="stamp" value={petition.stamp} />
      <Button kind="act" wide aria-label={fill(t.thanks.signNamed, { title: petition.title })}>
        {t.thanks.sign}
      </Button>
      <details className="mt-2">
        <summary className="cursor-pointer py-2.5 text-sm">{t.thanks.choices}</summary>
        {(['shown', 'deliver', 'updates'] as const).map((choice) => (
          <label key={choice} className="tap flex items-start gap-3 py-2">
            <input type="checkbox" name={choice} className="mt-0.5 size-6 shrink-0" />
            <span>{t.sign[choice]}</span>
          </label>
        ))}
      </details>
    </form>
  )
}
