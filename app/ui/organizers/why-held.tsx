import { plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { SignatureRow } from '../../figures/views'

/** What speaks against a signature, each reason with its points. */
export function WhyHeld({
  locale,
  row,
}: {
  locale: Locale
  row: Pick<SignatureRow, 'holdReason' | 'reasons'>
}) {
  const { holds, reasons, points } = organizerTexts(locale).signatures
  const known: Record<string, string> = holds
  const { holdReason } = row
  if (!holdReason && row.reasons.length === 0) return <>–</>
  return (
    <ul className="text-sm">
      {holdReason && !row.reasons.some(({ reason }) => reason === holdReason) && (
        <li className="font-medium">{known[holdReason] ?? holdReason}</li>
      )}
      {row.reasons.map(({ reason, points: n }) => (
        <li key={reason}>
          {reasons[reason]} ({plural(locale, points, n)})
        </li>
      ))}
    </ul>
  )
}
