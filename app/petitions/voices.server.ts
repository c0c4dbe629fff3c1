import { and, desc, eq, isNotNull } from 'drizzle-orm'
import { db, prepared, type Reader, type Slots } from '../../db/client'
import { signatures } from '../../db/schema'
import { shownSigner, signerView } from './shown-signers.server'
import type { SignerView } from './views'

const SHOWN = 10

const selectVoices = prepared('select_voices', (read: Reader, p: Slots<{ petition: string }>) =>
  read
    .select(shownSigner)
    .from(signatures)
    .where(
      and(
        eq(signatures.petitionId, p.petition),
        eq(signatures.state, 'confirmed'),
        isNotNull(signatures.shownComment),
        isNotNull(signatures.shownName),
      ),
    )
    .orderBy(desc(signatures.confirmedAt), desc(signatures.id))
    .limit(SHOWN),
)

/** Why people sign, in the words of the newest signers whose comment somebody has read. */
export async function recentVoices(petitionId: string): Promise<SignerView[]> {
  const rows = await selectVoices(db.read, { petition: petitionId })
  return rows.map(signerView)
}
