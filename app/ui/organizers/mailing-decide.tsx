import { formatDay, fill, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button } from '../button'
import { Notice } from '../notice'
import { Section } from '../section'
import { TextField } from '../text-field'
import { AudienceNumber } from './audience-fields'
import type { MailingPageProps } from './mailing-shown'
import { MomentField } from './moment-field'

/** What can be done with a mailing that is no draft any more, in its state and by this person. */
export function Decide({ locale, home, mailing, count, may, isAuthor, moment, refused }: MailingPageProps) {
  const { mailings: t } = organizerTexts(locale)
  const { state, pausedFor, contentHash } = mailing
  const s = t.send
  if (state === 'draft' || state === 'sent' || state === 'cancelled') return null
  return (
    <>
      {state === 'waiting-approval' && (
        <Section id="send" title={s.waiting} lead={isAuthor ? s.waitingOwn : s.waitingText}>
          <AudienceNumber {...{ locale, count, home }} />
          <Begins {...{ locale }} at={mailing.scheduledAt} />
          {may.approve && !isAuthor && (
            <form method="post" action={home} className="mt-6">
              <input type="hidden" name="hash" value={contentHash ?? ''} />
              <Button kind="act" name="intent" value="approve">
                {s.approve}
              </Button>
            </form>
          )}
        </Section>
      )}
      {state === 'scheduled' && (
        <Section id="send" title={s.ready} lead={count && plural(locale, s.readyText, count.n)}>
          <Begins {...{ locale }} at={mailing.scheduledAt} />
          {may.send && (
            <>
              <form method="post" action={home} className="mt-6">
                <Button kind="act" name="intent" value="start">
                  {s.start}
                </Button>
              </form>
              <form method="post" action={home} className="mt-8 space-y-4">
                <MomentField
                  name="moment"
                  legend={s.moment}
                  hint={s.momentHint}
                  labels={{ day: s.day, time: s.time }}
                  moment={moment}
                  error={
                    refused?.wrong === 'past' || refused?.wrong === 'moment'
                      ? t.problems[refused.wrong]
                      : undefined
                  }
                />
                <Button name="intent" value="schedule">
                  {s.schedule}
                </Button>
              </form>
            </>
          )}
        </Section>
      )}
      {(state === 'waiting-approval' || state === 'scheduled') && may.write && (
        <form method="post" action={home} className="mt-10 max-w-measure space-y-3">
          <TextField name="reason" label={s.reason} maxLength={500} />
          <Button name="intent" value="return">
            {s.return}
          </Button>
        </form>
      )}
      {state === 'sending' && may.send && (
        <Section id="send" title={s.pause} lead={s.pauseText}>
          <form method="post" action={home}>
            <Button name="intent" value="pause">
              {s.pause}
            </Button>
          </form>
        </Section>
      )}
      {state === 'paused' && (
        <Section id="send" title={t.states.paused}>
          <div className="max-w-measure">
            <Notice kind={pausedFor === 'asked' ? 'info' : 'closed'}>
              <p>{s.paused[pausedFor ?? 'asked']}</p>
            </Notice>
          </div>
          {may.send && (
            <form method="post" action={home} className="mt-6">
              <Button kind="act" name="intent" value="resume">
                {s.resume}
              </Button>
            </form>
          )}
        </Section>
      )}
      {may.send && <CancelForm locale={locale} home={home} />}
    </>
  )
}

function Begins({ locale, at }: { locale: Locale; at: number | null }) {
  const { page: t } = organizerTexts(locale).mailings
  const moment = at && `${formatDay(locale, at)}, ${new Date(at).toISOString().slice(11, 16)}`
  return <p className="mt-4">{moment ? fill(t.at, { moment }) : t.byHand}</p>
}

/** Ending for good what has not reached everybody; asked twice. */
export function CancelForm({ locale, home }: { locale: Locale; home: string }) {
  const { send: t } = organizerTexts(locale).mailings
  return (
    <details className="mt-12 max-w-measure border-t border-line pt-3">
      <summary className="tap cursor-pointer font-medium">{t.cancel}</summary>
      <form method="post" action={home} className="mt-2 space-y-3">
        <label className="tap flex items-start gap-3 py-2">
          <input type="checkbox" name="sure" className="mt-0.5 size-6 shrink-0" />
          <span>{t.cancelSure}</span>
        </label>
        <Button name="intent" value="cancel">
          {t.cancel}
        </Button>
      </form>
    </details>
  )
}
