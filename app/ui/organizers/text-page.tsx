import { fill, locales } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { ButtonLink } from '../button'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { problemList } from './draft-problem-text'
import { OtherText } from './other-text'
import { TextForm } from './text-form'
import { TextPreviewArticle } from './text-preview'
import type { TextPageProps } from './text-page-props'
import { StandingTag, TextStanding } from './text-standing'

/** Where the text of a petition is written, in one language, with the other beside it. */
export function TextPage(props: TextPageProps) {
  const { locale, language, slug, draft, other, may, inReview, done, preview, refused } = props
  const t = organizerTexts(locale).workshop.text
  const path = `/manage/petitions/${slug}/text`
  const said = done !== null && done in t.done ? t.done[done as keyof typeof t.done] : null
  // What was typed stays in its form, even where it cannot be saved any more.
  const writes = may.write && (!inReview || refused !== null)
  return (
    <>
      <PageHeading
        title={t.titleIn[language]}
        lead={
          draft.published ? fill(t.leadPublic, { version: draft.published.version }) : may.write && t.lead
        }
      />
      <nav aria-label={t.languages} className="mt-5">
        <ul className="-mx-2.5 flex flex-wrap">
          {locales.map((one) => (
            <li key={one}>
              <a
                href={`${path}?language=${one}`}
                aria-current={one === language ? 'page' : undefined}
                className="group tap flex items-center gap-2 px-2.5 no-underline aria-[current]:font-medium"
              >
                <span className="decoration-2 group-hover:underline group-aria-[current]:underline">
                  {t.names[one]}
                </span>
                <StandingTag locale={locale} draft={one === language ? draft : other} />
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="mt-4 space-y-4">
        {said && (
          <div role="status">
            <Notice kind={done === 'own' || done === 'not-ready' ? 'info' : 'done'} title={said} />
          </div>
        )}
        {inReview && <Notice title={t.inReview} />}
        {!may.write && <Notice title={t.readOnly} />}
        {refused && refused.problems.length > 0 && (
          <ErrorSummary
            title={refused.kept ? t.lackingTitle : t.problemTitle}
            errors={problemList(locale, refused.problems)}
          />
        )}
        <TextStanding locale={locale} draft={draft} />
        {may.publish && (
          <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
            <ButtonLink href={`${path}/publish`}>{t.publish}</ButtonLink>
            <span className="text-sm text-soft">{t.publishHint}</span>
          </p>
        )}
      </div>
      <div className="mt-6 gap-x-12 md:grid md:grid-cols-[minmax(0,1fr)_20rem] lg:grid-cols-[minmax(0,1fr)_27rem]">
        <div className="min-w-0">
          {writes ? (
            <TextForm {...props} />
          ) : (
            preview && <TextPreviewArticle locale={locale} preview={preview} />
          )}
        </div>
        <aside className="mt-10 min-w-0 md:mt-0">
          {writes && (
            <section
              id="preview"
              data-preview-pane
              hidden={preview === null}
              // What scrolls has to be reachable by keyboard.
              // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
              aria-label={t.previewTitle}
              className="mb-10 border border-line bg-sheet p-5 md:sticky md:top-4 md:max-h-[calc(100vh-2rem)] md:overflow-auto"
            >
              <p className="kicker mb-3">{t.previewTitle}</p>
              <div data-preview-content>
                {preview && <TextPreviewArticle locale={locale} preview={preview} />}
              </div>
            </section>
          )}
          <OtherText locale={locale} draft={other} path={path} />
        </aside>
      </div>
    </>
  )
}
