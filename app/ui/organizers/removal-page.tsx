import { fill, formatDay, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { RemovalView } from '../../petitions/ask-removal.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button, ButtonLink } from '../button'
import { Facts } from '../facts'
import { PageHeading } from '../page-heading'
import { Moment } from './moment'

interface Props {
  locale: Locale
  home: string
  removal: RemovalView
  /** The public reason in the reader's language. */
  reason: string
  now: number
  decides: boolean
}

/** How far a removal is, and what can still be done about it. */
export function RemovalPage({ locale, home, removal, reason, now, decides }: Props) {
  const { remove: t } = organizerTexts(locale).signatures
  const { task, startedAt, actor, total, removed, restored, undoUntil } = removal
  const running = task !== null
  const canUndo = !running && removal.undoneAt === null && removed > 0 && undoUntil > now
  const [done, of] = task === 'undo' ? [restored, removed] : [removed, total]
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: `${home}/signatures/remove`, text: t.title }]} />
      <PageHeading title={fill(t.one, { day: formatDay(locale, startedAt) })} />
      <div id="progress" data-renew={running ? 2 : undefined} className="mt-6">
        <p role="status" className="text-lg">
          {fill(task === 'undo' ? t.undoing : t.progress, {
            done: formatNumber(locale, done),
            total: formatNumber(locale, of),
          })}
        </p>
        <progress
          className="progress my-2 max-w-measure"
          value={done}
          max={Math.max(of, 1)}
          aria-label={t.status}
        />
        <p className="text-soft">{standingOf(locale, removal)}</p>
        {running && (
          <p className="mt-4">
            <ButtonLink href="">{t.renew}</ButtonLink>
          </p>
        )}
        {decides && (task === 'remove' || canUndo) && (
          <form method="post" className="mt-6">
            {task === 'remove' ? (
              <Button name="do" value="stop">
                {t.stop}
              </Button>
            ) : (
              <Button name="do" value="undo">
                {t.undo}
              </Button>
            )}
          </form>
        )}
      </div>
      <div className="mt-10">
        <Facts
          items={[
            { term: t.when, value: <Moment locale={locale} at={startedAt} /> },
            { term: t.by, value: actor },
            { term: t.reason, value: reason },
            {
              term: t.status,
              value: undoUntil > now ? fill(t.undoUntil, { day: formatDay(locale, undoUntil) }) : t.tooLate,
            },
          ]}
        />
      </div>
    </>
  )
}

/** Where a removal stands, in a sentence. */
export function standingOf(locale: Locale, removal: RemovalView): string {
  const t = organizerTexts(locale).signatures.remove
  if (removal.undoneAt !== null) return t.undone
  if (removal.task !== null) return t.running
  if (removal.stoppedAt !== null) return t.stopped
  return removal.finishedAt === null ? t.interrupted : t.finished
}
