import { fill, formatDay, texts, type Locale } from '../i18n'
import type { MySubscription } from '../mailings/subscriptions.server'
import { Button } from './button'
import { Section } from './section'

interface Props {
  locale: Locale
  /** Of My page, in the reader's language. */
  address: string
  organisations: MySubscription[]
}

const choices = ['petitions', 'everything', 'nothing'] as const

/** What each organisation may send, whatever was chosen for single petitions. */
export function MyOrganisations({ locale, address, organisations }: Props) {
  const t = texts(locale).mailings
  return (
    <Section id="organisations" title={t.title} lead={t.lead}>
      <div className="max-w-measure space-y-10">
        {organisations.map(({ organisationId, name, choice, agreed }) => (
          <form key={organisationId} method="post" action={`${address}/preferences`}>
            <input type="hidden" name="organisation" value={organisationId} />
            <fieldset>
              <legend className="font-serif text-xl font-bold">{name}</legend>
              {choices.map((one) => (
                <label key={one} className="tap flex items-start gap-3 py-2">
                  <input
                    type="radio"
                    name="choice"
                    value={one}
                    defaultChecked={one === choice}
                    className="mt-0.5 size-6 shrink-0"
                  />
                  <span>{t.choices[one]}</span>
                </label>
              ))}
            </fieldset>
            <p className="mt-2 text-sm text-soft">{t.organisation}</p>
            <p className="mt-2 text-sm text-soft">
              {agreed
                ? fill(t.agreed, {
                    day: formatDay(locale, agreed.at),
                    place: t.places[agreed.place],
                    wording: agreed.wording,
                  })
                : t.never}
            </p>
            <p className="mt-3">
              <Button>{t.save}</Button>
            </p>
          </form>
        ))}
      </div>
    </Section>
  )
}
