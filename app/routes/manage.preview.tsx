import type { ActionFunctionArgs } from '@remix-run/node'
import { renderToStaticMarkup } from 'react-dom/server'
import { enter } from '../organizers/enter.server'
import { ownPetition } from '../organizers/petition.server'
import { languageIn, textOfForm } from '../organizers/text-desk.server'
import { TextPreviewArticle } from '../ui/organizers/text-preview'
import { previewText } from '../workshop/preview-text.server'

/** A text as the public would see it, as a piece of a page: for the module, while somebody writes. Stores nothing. */
export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'petition.see')
  const form = await args.request.formData()
  const petition = await ownPetition(organizer, String(form.get('petition') ?? ''))
  const language =
    form.get('language') === 'es'
      ? 'es'
      : form.get('language') === 'en'
        ? 'en'
        : languageIn(args.request, organizer.locale)
  form.delete('do')
  const { text } = await textOfForm(form, petition, language)
  const preview = await previewText(petition, language, text)
  const html = renderToStaticMarkup(<TextPreviewArticle locale={organizer.locale} preview={preview} />)
  return new Response(html, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
