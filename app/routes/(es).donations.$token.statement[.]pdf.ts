import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { drawStatementOfLink } from '../donations/draw-statement.server'
import { inLocale } from '../i18n'
import { fileAnswer } from '../platform/stream-answer.server'

/** The year's statement that a letter leads to. Once its link has ended, My page has it. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const statement = await drawStatementOfLink(params.token!, locale)
  if (!statement) return redirect(inLocale(locale, '/my'), 303)
  return fileAnswer(statement.pdf, 'application/pdf', `amparo-${statement.year}.pdf`)
}
