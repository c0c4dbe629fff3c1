import type { Offer } from '../donations/offer'
import { fill, texts, type Locale } from '../i18n'
import { Facts } from './facts'

interface Props {
  locale: Locale
  offer: Offer
  /** Given from a petition's page. */
  atPetition: boolean
}

/** Beside the button, not behind a link: who receives a gift, what it does, what it costs, what it is tied to. */
export function GivingTerms({ locale, offer, atPetition }: Props) {
  const t = texts(locale).giving
  const { receiver, purpose, fee } = offer
  const items = [
    { term: t.who, value: <strong>{receiver}</strong> },
    { term: t.what, value: <span className="whitespace-pre-line">{purpose}</span> },
    ...(atPetition ? [{ term: t.tied, value: fill(t.tiedNo, { organisation: receiver }) }] : []),
    { term: t.fee, value: fill(t.feeText, { percent: fee.percent, fixed: fee.fixed }) },
  ]
  return <Facts items={items} />
}
