import { isRouteErrorResponse } from '@remix-run/react'
import { fill } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { ButtonLink } from '../button'
import { PageHeading } from '../page-heading'
import type { DeskView } from './desk-header'

const refusal = (error: unknown): string | null =>
  isRouteErrorResponse(error) ? String((error.data as { reason?: string } | null)?.reason ?? '') : null

/** What somebody signed in may not see, what is not there, and what broke, with somewhere to go. */
export function DeskError({ desk, error }: { desk: DeskView; error: unknown }) {
  const t = organizerTexts(desk.locale).frame
  const status = isRouteErrorResponse(error) ? error.status : 500
  const name = desk.name
  const organisation = desk.organisation?.name
  const [title, text] =
    status === 403
      ? refusal(error) === 'no-organisation'
        ? [t.forbidden.title, fill(t.forbidden.none, { name })]
        : organisation
          ? [t.forbidden.title, fill(t.forbidden.text, { name, organisation })]
          : [t.forbidden.title, fill(t.forbidden.textAlone, { name })]
      : status === 503
        ? [t.away.title, t.away.text]
        : status < 500
          ? [t.missing.title, t.missing.text]
          : [t.broken.title, t.broken.text]
  return (
    <div className="py-6">
      <PageHeading title={title} lead={text} />
      <p className="mt-8">
        <ButtonLink href="/manage">{t.toOverview}</ButtonLink>
      </p>
    </div>
  )
}
