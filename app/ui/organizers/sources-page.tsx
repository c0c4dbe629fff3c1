import { foreignTitle } from '../foreign-title'
import type { OwnWorks } from '../../evidence/views'
import { fill, plural, texts, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { PageHeading } from '../page-heading'
import { Pagination } from '../pagination'
import { TextField } from '../text-field'

interface Props {
  locale: Locale
  list: OwnWorks
  q: string
  stale: number
  mayWrite: boolean
}

/** An organisation's documents: found by words, each with how many claims rest on it. */
export function SourcesPage({ locale, list, q, stale, mayWrite }: Props) {
  const t = organizerTexts(locale).evidence
  return (
    <>
      <PageHeading title={t.title} lead={t.lead} />
      <p className="mt-6 flex flex-wrap items-center gap-x-6 gap-y-3">
        {mayWrite && (
          <ButtonLink kind="act" href="/manage/sources/new">
            {t.addSource}
          </ButtonLink>
        )}
        {stale > 0 ? (
          <a href="/manage/sources/stale" className="tap inline-flex items-center font-medium">
            {plural(locale, t.staleLink, stale)}
          </a>
        ) : (
          list.all > 0 && <span className="text-soft">{t.staleNone}</span>
        )}
      </p>
      {list.all === 0 ? (
        <div className="mt-10">
          <Empty title={t.none}>
            <p>{t.noneText}</p>
          </Empty>
        </div>
      ) : (
        <>
          <form
            role="search"
            action="/manage/sources"
            className="mt-8 flex flex-wrap items-end gap-4 border-y border-line py-6"
          >
            <div className="min-w-60 grow">
              <TextField name="q" type="search" label={t.search} defaultValue={q} maxLength={200} />
            </div>
            <Button>{t.find}</Button>
            {q !== '' && (
              <a href="/manage/sources" className="tap flex items-center">
                {t.all}
              </a>
            )}
          </form>
          {list.total === 0 ? (
            <div className="mt-8">
              <Empty title={t.nothingFound}>
                <p>{t.nothingFoundText}</p>
              </Empty>
            </div>
          ) : (
            <>
              <p className="mt-6 text-soft">{plural(locale, t.found, list.total)}</p>
              <ul className="mt-2">
                {list.works.map((work) => (
                  <li
                    key={work.slug}
                    className="border-t border-line py-5 md:grid md:grid-cols-[12rem_1fr_8rem] md:gap-8"
                  >
                    <p className="text-sm text-soft">
                      <span className="kicker block">{texts(locale).sources.kinds[work.kind]}</span>
                      {work.dateText}
                    </p>
                    <div className="min-w-0">
                      <h2 className="text-xl wrap-anywhere">
                        <a
                          href={`/manage/sources/${work.slug}`}
                          lang={foreignTitle(work.languages, locale)}
                          className="tap inline-flex items-center no-underline hover:underline"
                        >
                          {work.title}
                        </a>
                      </h2>
                      <p>{[work.author, work.publisher].filter(Boolean).join(' · ')}</p>
                    </div>
                    <p className="text-sm text-soft md:text-end">{plural(locale, t.claims, work.claims)}</p>
                  </li>
                ))}
              </ul>
              <Pagination
                locale={locale}
                page={list.page}
                pages={list.pages}
                href={(page) => fill('/manage/sources?q={q}&page={page}', { q: encodeURIComponent(q), page })}
              />
            </>
          )}
        </>
      )}
    </>
  )
}
