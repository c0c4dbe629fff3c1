import { countryName, fill, formatDay, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { CommentToRead } from '../../petitions/list-comments.server'
import { Button, ButtonLink } from '../button'
import { Empty } from '../empty'
import { ErrorSummary } from '../error-summary'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { SignaturesNav } from './signatures-nav'

interface Props {
  locale: Locale
  home: string
  /** waiting: to read · shown: what the public reads now. */
  list: 'waiting' | 'shown'
  comments: CommentToRead[]
  next: number | null
  /** What a press has done, and how it is undone. */
  done: { decision: 'approve' | 'reject' | 'wait'; n: number; missed: number; undo: string[] } | null
  problem: 'needsTick' | null
}

/** What signers say, before anybody else reads it: one press for each, or one for all that are ticked. */
export function CommentsPage({ locale, home, list, comments, next, done, problem }: Props) {
  const texts = organizerTexts(locale).signatures
  const t = texts.comments
  const address = `${home}/signatures/comments`
  return (
    <>
      <SignaturesNav locale={locale} home={home} here="comments" />
      <PageHeading title={t.title} lead={t.lead} />
      <ul className="-mx-2.5 mt-4 flex flex-wrap">
        {(['waiting', 'shown'] as const).map((one) => (
          <li key={one}>
            <a
              href={one === 'waiting' ? address : `${address}?list=shown`}
              aria-current={one === list ? 'page' : undefined}
              className="tap flex items-center px-2.5 aria-[current]:font-medium aria-[current]:decoration-2"
            >
              {t[one]}
            </a>
          </li>
        ))}
      </ul>
      {done && <Done locale={locale} done={done} />}
      <div className="mt-6">
        {comments.length === 0 ? (
          <Empty title={list === 'waiting' ? t.none : t.noneShown}>
            <p>{list === 'waiting' ? t.noneText : t.noneShownText}</p>
          </Empty>
        ) : (
          <form method="post">
            <ErrorSummary
              title={t.needsTick}
              errors={problem ? [{ field: 'comments', text: t.needsTick }] : []}
            />
            <ul id="comments" className="border-b border-line">
              {comments.map((comment) => (
                <Comment key={comment.id} locale={locale} comment={comment} list={list} />
              ))}
            </ul>
            {list === 'waiting' && (
              <p className="mt-6 flex flex-wrap gap-4">
                <Button name="ticked" value="approve">
                  {t.approveTicked}
                </Button>
                <Button name="ticked" value="reject">
                  {t.rejectTicked}
                </Button>
              </p>
            )}
          </form>
        )}
      </div>
      {next !== null && (
        <p className="mt-6">
          <ButtonLink href={`${address}?list=${list}&after=${next}`} rel="next">
            {texts.list.older}
          </ButtonLink>
        </p>
      )}
    </>
  )
}

function Comment({ locale, comment, list }: { locale: Locale; comment: CommentToRead; list: Props['list'] }) {
  const t = organizerTexts(locale).signatures.comments
  const { id, seen, name, country, confirmedAt } = comment
  const value = `${id}.${seen}`
  const about = fill(t.of, { name })
  return (
    <li className="border-t border-line py-4">
      <div className="flex items-start gap-3">
        {list === 'waiting' && (
          <label className="tap flex items-start">
            <input type="checkbox" name="tick" value={value} className="mt-0.5 size-6 shrink-0" />
            <span className="sr-only">{fill(t.tick, { name })}</span>
          </label>
        )}
        <div className="min-w-0 grow">
          <p>
            <bdi className="font-medium">{name}</bdi>
            <span className="block text-sm text-soft">
              {[country && countryName(locale, country), formatDay(locale, confirmedAt)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </p>
          <p dir="auto" className="mt-1 max-w-measure whitespace-pre-line">
            {comment.comment}
          </p>
          <p className="mt-2 flex flex-wrap gap-x-4 gap-y-2">
            {list === 'waiting' ? (
              <>
                <Button name="approve" value={value} aria-label={`${t.approve}: ${about}`}>
                  {t.approve}
                </Button>
                <Button name="reject" value={value} aria-label={`${t.reject}: ${about}`}>
                  {t.reject}
                </Button>
              </>
            ) : (
              <Button name="wait" value={value} aria-label={`${t.hide}: ${about}`}>
                {t.hide}
              </Button>
            )}
          </p>
        </div>
      </div>
    </li>
  )
}

function Done({ locale, done }: { locale: Locale; done: NonNullable<Props['done']> }) {
  const t = organizerTexts(locale).signatures.comments
  const sentence = { approve: t.approved, reject: t.rejected, wait: t.reopened }[done.decision]
  return (
    <div className="mt-6">
      <Notice kind="done">
        {done.n > 0 && <p>{plural(locale, sentence, done.n)}</p>}
        {done.missed > 0 && <p>{plural(locale, t.missed, done.missed)}</p>}
        {done.undo.length > 0 && (
          <form method="post">
            {done.undo.map((value) => (
              <input key={value} type="hidden" name="tick" value={value} />
            ))}
            <Button kind="plain" name="ticked" value="wait">
              {t.undo}
            </Button>
          </form>
        )}
      </Notice>
    </div>
  )
}
