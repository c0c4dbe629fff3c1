import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { drawReceipt } from '../donations/draw-receipt.server'
import { receiptOfGift } from '../donations/find-receipt.server'
import { findGiftLink } from '../donations/gift-link.server'
import { receiptNumber } from '../donations/receipt-number'
import { fileAnswer } from '../platform/stream-answer.server'

/** The newest receipt of the gift that a link was made for. */
export async function loader({ params }: LoaderFunctionArgs) {
  const id = await findGiftLink(params.token!)
  const found = id && (await receiptOfGift(id))
  if (!found) throw data({}, { status: 404 })
  return fileAnswer(await drawReceipt(found), 'application/pdf', `${receiptNumber(found.receipt)}.pdf`)
}
