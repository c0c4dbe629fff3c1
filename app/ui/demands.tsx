import { inLocale, texts, type Locale } from '../i18n'
import type { DemandView } from '../petitions/views'

/** What is asked of whom, each demand with the document that asks it, or the words that it is our own inference. */
export function Demands({ locale, demands }: { locale: Locale; demands: DemandView[] }) {
  if (demands.length === 0) return null
  return (
    <section aria-labelledby="demands-title" className="mt-10 border-t border-ink pt-4">
      <h2 id="demands-title" className="text-2xl">
        {texts(locale).petition.asks}
      </h2>
      <ol className="mt-4">
        {demands.map((demand, index) => (
          <Demand
            key={demand.text}
            locale={locale}
            demand={demand}
            number={demands.length > 1 ? index + 1 : null}
          />
        ))}
      </ol>
    </section>
  )
}

function Demand({ locale, demand, number }: { locale: Locale; demand: DemandView; number: number | null }) {
  const t = texts(locale)
  return (
    <li className="flex gap-4 border-t border-line py-5 first:border-t-0 first:pt-0">
      {number !== null && (
        <span aria-hidden="true" className="w-7 shrink-0 font-serif text-2xl text-accent">
          {number}
        </span>
      )}
      <div className="max-w-measure min-w-0">
        <p className="font-serif text-lg font-bold">{demand.text}</p>
        {demand.to.length > 0 && (
          <p className="mt-2 text-sm">
            <span className="text-soft">{t.site.to}</span>{' '}
            {demand.to.map((target) => target.name).join(' · ')}
          </p>
        )}
        <DemandBasis locale={locale} demand={demand} />
      </div>
    </li>
  )
}

function DemandBasis({ locale, demand }: { locale: Locale; demand: DemandView }) {
  const t = texts(locale).petition
  const { basis, note, works } = demand
  return (
    <div className="mt-1 space-y-1 text-sm text-soft">
      {basis === 'asked' && works.length > 0 && (
        <p>
          {t.askedIn}{' '}
          {works.map(({ slug, title, publisher }, index) => (
            <span key={slug}>
              {index > 0 && '; '}
              <a href={inLocale(locale, `/sources/${slug}`)}>{title}</a>, {publisher}
            </span>
          ))}
        </p>
      )}
      {basis === 'inferred' && (
        <p>{note ? <strong className="text-ink">{t.inferred}</strong> : t.inferredBare}</p>
      )}
      {note && <p>{note}</p>}
    </div>
  )
}
