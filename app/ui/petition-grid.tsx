import type { PetitionCard } from '../petitions/views'
import type { Locale } from '../i18n'
import { PetitionEntry } from './petition-entry'

interface Props {
  locale: Locale
  petitions: PetitionCard[]
  level?: 2 | 3
  withoutCampaign?: boolean
}

/** Petitions in columns, as many as fit. */
export const PetitionGrid = ({ petitions, ...entry }: Props) => (
  <ul className="columns-grid">
    {petitions.map((petition) => (
      <li key={petition.slug}>
        <PetitionEntry petition={petition} {...entry} />
      </li>
    ))}
  </ul>
)
