import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { drawReceipt } from '../donations/draw-receipt.server'
import { receiptOfMailbox } from '../donations/find-receipt.server'
import { receiptNumber } from '../donations/receipt-number'
import { fileAnswer } from '../platform/stream-answer.server'
import { findMyLink } from '../supporters/my-link.server'
import { myPath } from '../ui/my-path'

/** Any receipt of a mailbox, for as long as its gift is kept. */
export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const link = await findMyLink(params.token!)
  if (link.outcome !== 'found') return redirect(myPath(locale, params.token!), 303)
  const id = new URL(request.url).searchParams.get('receipt') ?? ''
  const found = await receiptOfMailbox(link.mailbox, id)
  if (!found) throw data({}, { status: 404 })
  return fileAnswer(await drawReceipt(found), 'application/pdf', `${receiptNumber(found.receipt)}.pdf`)
}
