import { fill, formatNumber, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { ExportView } from '../../exports/find.server'
import { Breadcrumbs } from '../breadcrumbs'
import { Button, ButtonLink } from '../button'
import { Facts } from '../facts'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Moment } from './moment'

interface Props {
  locale: Locale
  view: ExportView
  /** Of the petition. */
  title: string
  /** The secret of the link, for whoever asked in this session; null for everybody else. */
  secret: string | null
  /** True after a link was refused. */
  refused: boolean
}

/** One export: how far it is, its link for as long as it works, what it holds and why. */
export function ExportPage({ locale, view, title, secret, refused }: Props) {
  const t = organizerTexts(locale).exports.exports
  const { state, rows, total, petition } = view
  const open = state === 'waiting' || state === 'interrupted' || state === 'done' || state === 'running'
  const names: Record<string, string> = t.columnNames
  return (
    <>
      <Breadcrumbs locale={locale} trail={[{ href: '/manage/exports', text: t.title }]} />
      <PageHeading title={fill(t.one, { petition: title })} />
      {refused && (
        <div className="mt-6">
          <Notice kind="error" title={t.refused}>
            <p>{t.notMine}</p>
          </Notice>
        </div>
      )}
      <div id="progress" data-renew={state === 'running' ? 2 : undefined} className="mt-6">
        <p role="status" className="text-lg">
          {t.states[state]}
        </p>
        <progress
          className="progress my-2 max-w-measure"
          value={Math.min(rows, total)}
          max={Math.max(total, 1)}
          aria-label={t.rows}
        />
        <p className="text-sm text-soft tabular-nums">
          {fill(t.progress, { rows: formatNumber(locale, rows), total: formatNumber(locale, total) })}
        </p>
        {state === 'running' && (
          <p className="mt-4">
            <ButtonLink href="">{t.renew}</ButtonLink>
          </p>
        )}
      </div>
      {open && secret !== null && (
        <form method="post" action={`/manage/exports/${view.id}/download`} className="mt-6" data-stays>
          <input type="hidden" name="link" value={secret} />
          <Button kind="act">{state === 'waiting' ? t.download : t.downloadAgain}</Button>
          <p className="mt-2 text-sm text-soft">
            {fill(t.until, { time: new Date(view.expiresAt).toISOString().slice(11, 16) })}
          </p>
        </form>
      )}
      {open && secret === null && !refused && <p className="mt-6">{t.notMine}</p>}
      {open && (
        <form method="post" className="mt-4">
          <Button name="do" value="revoke">
            {t.revoke}
          </Button>
        </form>
      )}
      {!open && (
        <p className="mt-6">
          <ButtonLink href="/manage/exports">{t.askNew}</ButtonLink>
        </p>
      )}
      <div className="mt-10">
        <Facts
          items={[
            { term: t.petition, value: <a href={`/manage/petitions/${petition}`}>{title}</a> },
            { term: t.when, value: <Moment locale={locale} at={view.createdAt} /> },
            { term: t.by, value: view.by },
            { term: t.reason, value: <bdi>{view.reason}</bdi> },
            { term: t.format, value: t[view.format] },
            { term: t.columns, value: view.columns.map((name) => names[name] ?? name).join(', ') },
          ]}
        />
      </div>
    </>
  )
}
