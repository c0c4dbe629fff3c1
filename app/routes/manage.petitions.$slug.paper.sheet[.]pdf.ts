import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { locales } from '../i18n'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { drawSheet } from '../paper/draw-sheet.server'
import { fileAnswer } from '../platform/stream-answer.server'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'paper.see')
  const petition = await ownPetition(organizer, args.params.slug)
  const asked = new URL(args.request.url).searchParams
  const language = locales.find((known) => known === asked.get('language')) ?? organizer.locale
  const size = asked.get('size') === 'letter' ? 'letter' : 'a4'
  const sheet = await drawSheet(petition.slug, language, size)
  if (!sheet) throw data({}, { status: 404 })
  return fileAnswer(sheet, 'application/pdf', `${petition.slug}-${language}-${size}.pdf`)
}
