import { removalReasons } from '../../db/schema'
import { record } from '../accounts/audit.server'
import type { Actor } from '../accounts/can'
import type { Locale } from '../i18n'
import { decideHeld, readRemovalReason } from './hold.server'
import { removalTexts } from './removal-reasons'

/** The public reasons for removing, to choose from. */
export const removalCodes = (locale: Locale) =>
  removalReasons.map((reason) => ({ value: reason, text: removalTexts[reason][locale] }))

/** Reads a decision about held signatures: those that are ticked, and what is decided of them with which reason. */
export function readHeldForm(form: FormData | null, locale: Locale) {
  const text = (name: string) => {
    const value = form?.get(name)
    return typeof value === 'string' ? value.trim() : ''
  }
  const ids = [...(form?.keys() ?? [])].flatMap((name) => {
    const id = /^id-(\d{1,15})$/.exec(name)?.[1]
    return id ? [Number(id)] : []
  })
  const decision = text('do') === 'reject' ? ('reject' as const) : ('accept' as const)
  const sentence = text('sentence').slice(0, 300)
  const code = readRemovalReason(text('code')) ?? 'automated'
  const problem =
    form === null ? null : decision === 'accept' && sentence === '' ? ('needsReason' as const) : null
  return {
    ids: ids.slice(0, 50),
    decision,
    reason: decision === 'accept' ? sentence : code,
    form: { codes: removalCodes(locale), sentence, code: code as string, problem: problem as Problem },
  }
}
type Problem = 'needsReason' | 'needsTick' | null

interface OfOrganisation {
  id: string
  slug: string
  organisationId: string
}

/** Decides held signatures of a petition, and writes into the log who did, in the transaction of each. */
export async function decideAndRecord(
  petition: OfOrganisation,
  ids: number[],
  { decision, reason }: { decision: 'accept' | 'reject'; reason: string },
  actor: Pick<Actor, 'personId' | 'name'>,
  now = Date.now(),
): Promise<{ n: number; missed: number }> {
  const decided = await Promise.all(
    ids.map((id) =>
      decideHeld(id, decision, reason, actor.name, now, {
        petitionId: petition.id,
        also: (tx, outcome) =>
          record(tx, {
            actor,
            organisationId: petition.organisationId,
            petitionId: petition.id,
            about: petition.slug,
            action: `signatures.${outcome}`,
            reason,
            details: { signature: id },
            now,
          }),
      }),
    ),
  )
  const n = decided.filter(({ outcome }) => outcome === 'accepted' || outcome === 'rejected').length
  return { n, missed: ids.length - n }
}
