import type { WorkView } from '../evidence/views'
import { languageName, texts, type Locale } from '../i18n'
import { Facts } from './facts'
import { WorkAddress } from './work-address'

/** Who, when, in which language and where: what a reader needs to find the document. */
export function WorkFacts({ locale, work }: { locale: Locale; work: WorkView }) {
  const t = texts(locale).sources
  const date = work.dateInferred ? `${work.dateText} (${t.dateInferred})` : work.dateText
  const items = [
    ...(work.author ? [{ term: t.by, value: work.author }] : []),
    { term: t.publisher, value: work.publisher },
    { term: t.date, value: date },
    { term: t.languages, value: work.languages.map((language) => languageName(locale, language)).join(', ') },
    {
      term: t.address,
      value: work.addresses.length
        ? work.addresses.map((address) => <WorkAddress key={address.url} locale={locale} address={address} />)
        : t.noAddress,
    },
    ...(work.archivedCopy ? [{ term: t.archivedCopy, value: work.archivedCopy }] : []),
  ]
  return <Facts items={items} />
}
