import { countryName, texts, type Locale } from '../i18n'
import type { WaitingSignature as Waiting } from '../petitions/show-confirmation.server'
import { Facts } from './facts'

/** What was typed and chosen, so that the owner of the mailbox knows what a press agrees to. */
export function WaitingSignature({ locale, signature }: { locale: Locale; signature: Waiting }) {
  const t = texts(locale).confirm
  const { name, country, comment, shown, deliver, updates } = signature
  const choices = [
    shown ? t.shown : t.notShown,
    deliver ? t.deliver : t.notDeliver,
    updates ? t.updates : t.notUpdates,
  ]
  const items = [
    { term: t.name, value: <bdi>{name}</bdi> },
    { term: t.country, value: countryName(locale, country) },
    ...(comment ? [{ term: t.comment, value: <span className="whitespace-pre-line">{comment}</span> }] : []),
    {
      term: t.choices,
      value: (
        <ul className="list-disc ps-5">
          {choices.map((choice) => (
            <li key={choice}>{choice}</li>
          ))}
        </ul>
      ),
    },
  ]
  return (
    <div className="mt-8">
      <Facts items={items} />
    </div>
  )
}
