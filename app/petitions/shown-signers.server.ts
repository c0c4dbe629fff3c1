import { signatures } from '../../db/schema'
import { commentReference } from './comment-reference.server'
import type { SignerView } from './views'

/** What is read of a signer who chose to be shown. */
export const shownSigner = {
  id: signatures.id,
  name: signatures.shownName,
  country: signatures.country,
  confirmedAt: signatures.confirmedAt,
  comment: signatures.shownComment,
}

interface Row {
  id: number
  name: string | null
  country: string | null
  confirmedAt: number | null
  comment: string | null
}

/** The same as everybody may see it; a comment is named by its reference alone. */
export const signerView = ({ id, name, country, confirmedAt, comment }: Row): SignerView => ({
  name: name!,
  country: country ?? '',
  confirmedAt: confirmedAt!,
  comment,
  reference: comment === null ? null : commentReference(id),
})
