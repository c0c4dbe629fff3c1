import { data, redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { drawStatement } from '../donations/draw-statement.server'
import { fileAnswer } from '../platform/stream-answer.server'
import { findMyLink } from '../supporters/my-link.server'
import { myPath } from '../ui/my-path'

/** What one organisation received from a mailbox in a year, on paper. */
export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const link = await findMyLink(params.token!)
  if (link.outcome !== 'found') return redirect(myPath(locale, params.token!), 303)
  const asked = new URL(request.url).searchParams
  const organisationId = asked.get('organisation') ?? ''
  const year = /^20\d\d$/.test(asked.get('year') ?? '') ? Number(asked.get('year')) : null
  const pdf = year === null ? null : await drawStatement(link.mailbox, { organisationId, year }, locale)
  if (!pdf) throw data({}, { status: 404 })
  return fileAnswer(pdf, 'application/pdf', `amparo-${year}.pdf`)
}
