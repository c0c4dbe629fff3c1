import { data, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { findMailing } from '../mailings/find-mailings.server'
import { previewMailing } from '../mailings/preview.server'
import { publicPreview } from '../mailings/public-preview.server'
import { enter } from '../organizers/enter.server'
import { readPreviewQuery } from '../organizers/mailing-desk.server'
import { MailingPreviewPage } from '../ui/organizers/mailing-preview-page'

export async function loader(args: LoaderFunctionArgs) {
  const organizer = await enter(args, 'mailing.see')
  const { organisation, locale } = organizer
  const reference = args.params.mailing!
  const mailing = await findMailing(organisation.id, reference, locale)
  if (!mailing) throw data({}, { status: 404 })
  const asked = readPreviewQuery(new URL(args.request.url).searchParams, locale)
  const mail = await previewMailing(organisation.id, reference, asked)
  const page = mailing.kind === 'update' ? await publicPreview(mailing, asked.locale) : null
  const path = mailing.petition ? `petitions/${mailing.petition.slug}/updates` : 'mailings'
  return {
    ...{ locale, reference, page, reader: asked.reader, language: asked.locale },
    mail: mail && { ...mail, html: undefined },
    home: `/manage/${path}/${reference}`,
  }
}

export default function Preview() {
  return <MailingPreviewPage {...useLoaderData<typeof loader>()} />
}
