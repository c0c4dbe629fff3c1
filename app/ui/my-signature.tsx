import { countryName, fill, formatDay, inLocale, texts, type Locale } from '../i18n'
import type { MySignature as Signature } from '../petitions/my-signatures.server'
import { ButtonLink } from './button'
import { Facts } from './facts'
import { StateTag } from './state-tag'

interface Props {
  locale: Locale
  /** Of My page, in the reader's language. */
  address: string
  signature: Signature
}

/** One signature: where it stands, what was typed, what was agreed to, and what can be done about it. */
export function MySignature({ locale, address, signature }: Props) {
  const t = texts(locale).my
  const { petition, state, removedFor, expiresAt, canChange, canWithdraw } = signature
  const { label, text } = t.states[state]
  const about = `petition=${petition.slug}`
  const look = state === 'confirmed' ? 'border-good' : 'border-edge'
  return (
    <article className="border-t border-line pt-4">
      <h3 className="text-2xl" lang={petition.titleLocale === locale ? undefined : petition.titleLocale}>
        {petition.readable ? (
          <a href={inLocale(locale, `/petitions/${petition.slug}`)} className="no-underline hover:underline">
            {petition.title}
          </a>
        ) : (
          petition.title
        )}
      </h3>
      {petition.state !== 'open' && petition.readable && (
        <p className="mt-2">
          <StateTag locale={locale} state={petition.state} />
        </p>
      )}
      {!petition.readable && <p className="mt-2 text-sm text-soft">{t.page.gone}</p>}
      <div className={`my-5 max-w-[48rem] border-s-4 ps-4 ${look}`}>
        <p className="font-bold">{label}</p>
        <p>{fill(text, { day: expiresAt === null ? '' : formatDay(locale, expiresAt) })}</p>
        {state === 'removed' && removedFor && (
          <p>
            {t.page.removedFor}: {removedFor}.
          </p>
        )}
      </div>
      <Facts items={factsOf(locale, signature)} />
      <SignedText locale={locale} text={signature.text} />
      {(canChange || canWithdraw) && (
        <p className="mt-5 flex flex-wrap gap-3">
          {canChange && (
            <ButtonLink
              href={`${address}/change?${about}`}
              aria-label={fill(t.page.changeNamed, { title: petition.title })}
            >
              {t.page.change}
            </ButtonLink>
          )}
          {canWithdraw && (
            <ButtonLink
              href={`${address}/withdraw?${about}`}
              aria-label={fill(t.page.withdrawNamed, { title: petition.title })}
            >
              {t.page.withdraw}
            </ButtonLink>
          )}
        </p>
      )}
    </article>
  )
}

function factsOf(locale: Locale, signature: Signature) {
  const t = texts(locale).my.page
  const { signedAt, confirmedAt, endedAt, text, name, country, comment, choices, agreed, state } = signature
  const stands = state === 'confirmed' || state === 'held'
  const day = (term: string, at: number | null) =>
    at === null ? [] : [{ term, value: formatDay(locale, at) }]
  const shown = !choices.shown ? t.notShown : state === 'held' ? t.willBeShown : t.shown
  return [
    ...day(t.signedOn, signedAt),
    ...day(t.confirmedOn, confirmedAt),
    ...day(t.endedOn, endedAt),
    ...(text
      ? [
          {
            term: t.text,
            value: `${fill(t.version, { version: text.version, day: formatDay(locale, text.since) })}. ${text.current ? t.versionSame : t.versionChanged}`,
          },
        ]
      : []),
    ...(name && stands
      ? [
          {
            term: t.name,
            value: (
              <>
                <bdi>{name}</bdi> <span className="text-soft">({shown})</span>
              </>
            ),
          },
        ]
      : []),
    ...(country ? [{ term: t.country, value: countryName(locale, country) }] : []),
    ...(comment && stands
      ? [
          {
            term: t.comment,
            value: (
              <>
                <span dir="auto" className="block whitespace-pre-line">
                  {comment.text}
                </span>
                <span className="text-sm text-soft">{t.comments[comment.standing]}</span>
              </>
            ),
          },
        ]
      : []),
    ...(stands
      ? [{ term: t.choices, value: <Choices locale={locale} choices={choices} agreed={agreed} /> }]
      : []),
  ]
}

function Choices({ locale, choices, agreed }: { locale: Locale } & Pick<Signature, 'choices' | 'agreed'>) {
  const t = texts(locale).my.page
  return (
    <>
      <ul>
        <li>{choices.shown ? t.shownYes : t.shownNo}</li>
        <li>{choices.deliver ? t.deliverYes : t.deliverNo}</li>
        <li>{choices.updates ? t.updatesYes : t.updatesNo}</li>
      </ul>
      {agreed && (
        <p className="text-sm text-soft">
          {fill(t.agreed, {
            day: formatDay(locale, agreed.at),
            place: t.places[agreed.place],
            wording: agreed.wording,
          })}
        </p>
      )}
    </>
  )
}

/** The text as it read when it was signed, in the language it was read in. */
function SignedText({ locale, text }: { locale: Locale } & Pick<Signature, 'text'>) {
  const t = texts(locale).my.page
  if (!text) return null
  const { title, summary, demands } = text
  return (
    <details className="mt-4 max-w-[48rem]">
      <summary className="tap inline-flex cursor-pointer items-center underline decoration-accent underline-offset-4">
        {t.readText}
      </summary>
      <div className="mt-1 space-y-3 border-s-3 border-line ps-4">
        <div lang={text.locale} dir="auto" className="space-y-3">
          <p className="font-serif text-lg font-bold">{title}</p>
          <p>{summary}</p>
        </div>
        {demands.length > 0 && (
          <>
            <p className="text-sm text-soft">{t.asks}</p>
            <ul lang={text.locale} dir="auto" className="list-disc space-y-1 ps-5">
              {demands.map((demand) => (
                <li key={demand}>{demand}</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </details>
  )
}
