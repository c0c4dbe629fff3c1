import { countryName, languageTitle, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { OneSignature, OpenedSignature } from '../../figures/one-signature.server'
import { Button } from '../button'
import { Facts } from '../facts'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { HeldDecision, type HeldForm } from './held-decision'
import { Moment } from './moment'
import { signatureTitle } from './signatures-page'
import { SignaturesNav } from './signatures-nav'
import { WhyHeld } from './why-held'

interface Props {
  locale: Locale
  home: string
  signature: OneSignature
  /** What a press on "open" has shown. */
  opened: OpenedSignature | 'gone' | null
  decides: boolean
  form: HeldForm
}

/** One signature as a moderator sees it; what its signer typed is opened by a press that the log keeps. */
export function SignaturePage({ locale, home, signature, opened, decides, form }: Props) {
  const { one: t, list, states, sources, commentStates } = organizerTexts(locale).signatures
  const { id, state, confirmedAt, endedAt, shownName, country, updates, deliver } = signature
  const agreed = [updates && t.updates, deliver && t.deliver].filter(Boolean).join(', ')
  return (
    <>
      <SignaturesNav locale={locale} home={home} />
      <PageHeading title={signatureTitle(locale, id)} />
      <div className="mt-8">
        <Facts
          items={[
            { term: t.state, value: states[state] },
            { term: t.confirmed, value: <Moment locale={locale} at={confirmedAt} /> },
            ...(endedAt === null ? [] : [{ term: t.ended, value: <Moment locale={locale} at={endedAt} /> }]),
            { term: t.name, value: shownName ? <bdi>{shownName}</bdi> : list.notShown },
            { term: t.country, value: country ? countryName(locale, country) : '–' },
            { term: t.language, value: languageTitle(locale, signature.locale) },
            { term: t.source, value: sources[signature.source] },
            { term: t.comment, value: commentStates[signature.comment] },
            { term: t.agreed, value: agreed || t.nothing },
            { term: t.version, value: signature.textVersion },
            ...(signature.holdReason || signature.reasons.length > 0
              ? [{ term: t.against, value: <WhyHeld locale={locale} row={signature} /> }]
              : []),
          ]}
        />
      </div>
      <Section id="opened" title={opened ? t.opened : t.open} lead={!opened && t.openLead}>
        {opened === 'gone' || !signature.sealed ? (
          <p>{t.gone}</p>
        ) : opened ? (
          <Facts
            items={[
              { term: t.openedName, value: <bdi>{opened.name}</bdi> },
              {
                term: t.openedComment,
                value: opened.comment ? (
                  <bdi className="whitespace-pre-line">{opened.comment}</bdi>
                ) : (
                  t.noComment
                ),
              },
              { term: t.openedDomain, value: opened.mailDomain },
            ]}
          />
        ) : (
          <form method="post" action="#opened">
            <Button name="do" value="open">
              {t.open}
            </Button>
          </form>
        )}
      </Section>
      {state === 'held' && decides && (
        <Section id="decide" title={t.decide}>
          <HeldDecision locale={locale} form={form} one={id}>
            {null}
          </HeldDecision>
        </Section>
      )}
      {signature.decisions.length > 0 && (
        <Section id="decisions" title={t.decisions}>
          <ul className="space-y-3">
            {signature.decisions.map(({ decision, reason, actor, decidedAt }) => (
              <li key={decidedAt}>
                <Notice>
                  <p>
                    {actor}, <Moment locale={locale} at={decidedAt} />:{' '}
                    {decision === 'accept' ? t.accepted : t.rejected}. <bdi>{reason}</bdi>
                  </p>
                </Notice>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
