import { texts, type Locale } from '../i18n'
import type { DemandText } from '../../db/schema'

/** Names of what demands speak of, by slug. */
export interface DemandNames {
  targets: Map<string, string>
  works: Map<string, string>
}

/** Demands as lines of text, so that two versions of them can be compared word by word. */
export function demandLines(locale: Locale, demands: DemandText[], names: DemandNames): string {
  const { site, petition } = texts(locale)
  const called = (slugs: string[], known: Map<string, string>) =>
    slugs.map((slug) => known.get(slug) ?? slug).join(' · ')
  return demands
    .map((demand, index) =>
      [
        `${index + 1}. ${demand.text}`,
        demand.to.length > 0 && `${site.to} ${called(demand.to, names.targets)}`,
        demand.basis === 'inferred' && petition.inferred,
        demand.basis === 'asked' &&
          demand.works.length > 0 &&
          `${petition.askedIn} ${called(demand.works, names.works)}`,
        demand.note,
      ]
        .filter(Boolean)
        .join('\n'),
    )
    .join('\n\n')
}
