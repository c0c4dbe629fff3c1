import { formatDay, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { ReportView } from '../../review/report.server'
import { Button } from '../button'

interface Props {
  locale: Locale
  path: string
  reports: ReportView[]
  mayDecide: boolean
}

/** What the public said is wrong, each to be upheld or dismissed. */
export function ReviewReports({ locale, path, reports, mayDecide }: Props) {
  const t = organizerTexts(locale).review.page
  if (reports.length === 0) return <p className="text-soft">{t.reportsNone}</p>
  return (
    <>
      {mayDecide && <p className="mb-4 max-w-measure text-sm text-soft">{t.upheldNext}</p>}
      <ul className="max-w-measure">
        {reports.map((report) => (
          <li key={report.id} className="border-t border-line py-4">
            <p className="font-medium">{texts(locale).report.reasons[report.reason]}</p>
            <p className="text-sm text-soft">
              {formatDay(locale, report.at)}
              {report.decision && ` · ${t[report.decision]}`}
            </p>
            {report.aboutComment &&
              (report.comment === null ? (
                <p className="mt-1 text-sm">{t.commentGone}</p>
              ) : (
                <>
                  <p className="mt-1 text-sm">{t.aboutComment}</p>
                  <blockquote
                    dir="auto"
                    className="border-s-3 border-line ps-4 whitespace-pre-line wrap-anywhere"
                  >
                    {report.comment}
                  </blockquote>
                </>
              ))}
            {report.text && (
              <p dir="auto" className="mt-1 whitespace-pre-line wrap-anywhere">
                {report.text}
              </p>
            )}
            {mayDecide && report.decision === null && (
              <form method="post" action={path} className="mt-3 flex flex-wrap gap-2">
                <input type="hidden" name="report" value={report.id} />
                <Button name="intent" value="upheld">
                  {t.uphold}
                </Button>
                <Button name="intent" value="dismissed">
                  {t.dismiss}
                </Button>
              </form>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}
