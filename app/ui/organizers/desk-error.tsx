import { isRouteErrorResponse } from '@remix-run/react'
import { fill } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { ButtonLink } from '../button'
import { PageHeading } from '../page-heading'
import type { DeskView } from './desk-header'

const refusal = (error: unknown): string | null =>
  isRouteErrorResponse(error) ? String((error.data as { reason?: string } | null)?.reason ?? '') : null

/** What somebody signed in may not see, what is not there, and what broke. */
export function deskErrorTexts(desk: DeskView, error: unknown): { title: string; text: string } {
  const t = organizerTexts(desk.locale).frame
  const status = isRouteErrorResponse(error) ? error.status : 500
  const name = desk.name
  const organisation = desk.organisation?.name
  if (status === 503) return t.away
  if (status >= 500) return t.broken
  if (status !== 403) return t.missing
  const { title, none, text, textAlone } = t.forbidden
  if (refusal(error) === 'no-organisation') return { title, text: fill(none, { name }) }
  return { title, text: organisation ? fill(text, { name, organisation }) : fill(textAlone, { name }) }
}

/** The same as a page, with somewhere to go. */
export function DeskError({ desk, error }: { desk: DeskView; error: unknown }) {
  const { title, text } = deskErrorTexts(desk, error)
  return (
    <div className="py-6">
      <PageHeading title={title} lead={text} />
      <p className="mt-8">
        <ButtonLink href="/manage">{organizerTexts(desk.locale).frame.toOverview}</ButtonLink>
      </p>
    </div>
  )
}
