import type { HandedForm, Wrong } from '../../deliveries/delivery-forms'
import type { findPacket } from '../../deliveries/find-deliveries.server'
import { deliveryWays } from './choices'
import { fill, formatDay, formatNumber, languageTitle, plural, type Locale } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import { Button, ButtonLink } from '../button'
import { CheckField } from '../check-field'
import { ErrorSummary } from '../error-summary'
import { Facts } from '../facts'
import { Notice } from '../notice'
import { PageHeading } from '../page-heading'
import { Section } from '../section'
import { SelectField } from '../select-field'
import { TextArea, TextField } from '../text-field'

interface Props {
  locale: Locale
  home: string
  packet: NonNullable<Awaited<ReturnType<typeof findPacket>>>
  now: number
  mayPrepare: boolean
  /** Whether its petition takes signatures, now or after a pause. */
  collecting: boolean
  done: 'extended' | 'ended' | 'delivered' | 'delivered-only' | 'already' | null
  answered: { link: string | null; typed: HandedForm | null; wrong: Wrong } | null
}

/** One packet: what it holds, its documents, the recipient's link, and its handing over. */
export function PacketDesk({ locale, home, packet, now, mayPrepare, collecting, done, answered }: Props) {
  const { delivery } = organizerTexts(locale)
  const t = delivery.one
  const here = `${home}/${packet.id}`
  const day = (at: number | null) => (at === null ? t.never : formatDay(locale, at))
  const wrong = answered?.wrong ?? {}
  const sentence = (field: string) => wrongText(locale, field, wrong[field])
  const lines = Object.keys(wrong).map((field) => ({ field, text: sentence(field)! }))
  const typed = answered?.typed ?? { deliveredOn: '', how: '', noteEn: '', noteEs: '', goesOn: false }
  const works = packet.hasLink && packet.linkExpiresAt !== null && packet.linkExpiresAt > now
  const until = packet.linkExpiresAt === null ? '' : formatDay(locale, packet.linkExpiresAt)
  const delivered = packet.deliveredOn && formatDay(locale, Date.parse(packet.deliveredOn))
  return (
    <>
      <p className="text-sm">
        <a href={home} className="tap inline-flex items-center">
          {t.back}
        </a>
      </p>
      <PageHeading title={fill(t.title, { target: packet.target })} />
      <div className="mt-6 max-w-measure space-y-4">
        {done === 'extended' && <Notice kind="done">{<p>{fill(t.extended, { day: until })}</p>}</Notice>}
        {done === 'ended' && <Notice kind="done">{<p>{t.ended}</p>}</Notice>}
        {(done === 'delivered' || done === 'delivered-only') && (
          <Notice kind="done">
            <p>{t.saved}</p>
            {done === 'delivered-only' && <p>{t.markedNot}</p>}
          </Notice>
        )}
        {done === 'already' && <Notice>{<p>{t.already}</p>}</Notice>}
        {answered?.link && (
          <Notice kind="done" title={t.linkMade}>
            <p>
              <code className="break-all select-all">{answered.link}</code>
            </p>
            <p>{fill(t.linkMadeText, { day: until })}</p>
          </Notice>
        )}
        <ErrorSummary title={plural(locale, delivery.wrong.title, lines.length)} errors={lines} />
      </div>
      <div className="mt-8">
        <Facts
          items={[
            { term: t.facts.prepared, value: formatDay(locale, packet.preparedAt) },
            { term: t.facts.language, value: languageTitle(locale, packet.locale) },
            { term: t.facts.signatures, value: formatNumber(locale, packet.confirmed) },
            { term: t.facts.paper, value: formatNumber(locale, packet.paper) },
            { term: t.facts.names, value: formatNumber(locale, packet.names) },
            { term: t.facts.opened, value: day(packet.firstOpenedAt) },
            {
              term: t.facts.received,
              value: packet.acknowledgedAt
                ? fill(t.by, { day: day(packet.acknowledgedAt), by: packet.acknowledgedBy ?? '' })
                : t.never,
            },
            {
              term: t.facts.delivered,
              value: delivered
                ? fill(t.marked, {
                    day: delivered,
                    how: t.hows[packet.how ?? 'mail'].toLocaleLowerCase(locale),
                  })
                : t.never,
            },
          ]}
        />
      </div>
      {mayPrepare && (
        <>
          <Section id="documents" title={t.documents} lead={t.documentsText}>
            <p className="flex flex-wrap gap-3">
              <ButtonLink kind="act" href={`${here}/letter.pdf`}>
                {t.letter}
              </ButtonLink>
              <ButtonLink href={`${here}/names.csv`}>{t.table}</ButtonLink>
            </p>
          </Section>
          <Section
            id="link"
            title={t.link}
            lead={
              works
                ? fill(t.linkOn, { day: until })
                : packet.hasLink
                  ? fill(t.linkExpired, { day: until })
                  : t.linkNone
            }
          >
            <div className="flex flex-wrap gap-3">
              <One here={here} intent="link" label={packet.hasLink ? t.linkAgain : t.linkMake} />
              {packet.hasLink && <One here={here} intent="extend" label={t.linkExtend} />}
              {packet.hasLink && <One here={here} intent="end" label={t.linkEnd} />}
            </div>
          </Section>
          {!packet.deliveredOn && (
            <Section id="mark" title={t.mark} lead={t.markText}>
              <form method="post" action={here} noValidate className="max-w-[40rem] space-y-5">
                <input type="hidden" name="intent" value="deliver" />
                <TextField
                  name="deliveredOn"
                  type="date"
                  label={t.deliveredOn}
                  defaultValue={typed.deliveredOn}
                  error={sentence('deliveredOn')}
                  required
                />
                <SelectField
                  name="how"
                  label={t.how}
                  defaultValue={typed.how}
                  error={sentence('how')}
                  options={[
                    { value: '', text: delivery.answer.outcomePrompt },
                    ...deliveryWays.map((way) => ({ value: way, text: t.hows[way] })),
                  ]}
                />
                <TextArea
                  name="noteEn"
                  lang="en"
                  rows={2}
                  label={t.noteEn}
                  hint={t.noteHint}
                  defaultValue={typed.noteEn}
                  error={sentence('noteEn')}
                />
                <TextArea
                  name="noteEs"
                  lang="es"
                  rows={2}
                  label={t.noteEs}
                  hint={t.noteHint}
                  defaultValue={typed.noteEs}
                  error={sentence('noteEs')}
                />
                {collecting && (
                  <CheckField
                    name="goesOn"
                    label={t.goesOn}
                    hint={t.goesOnHint}
                    defaultChecked={typed.goesOn}
                  />
                )}
                <Button kind="act">{t.markButton}</Button>
              </form>
            </Section>
          )}
        </>
      )}
    </>
  )
}

const One = ({ here, intent, label }: { here: string; intent: string; label: string }) => (
  <form method="post" action={here}>
    <input type="hidden" name="intent" value={intent} />
    <Button>{label}</Button>
  </form>
)

/** What is wrong with a field of delivery, as a sentence. */
export function wrongText(locale: Locale, field: string, problem?: string): string | undefined {
  if (!problem) return undefined
  const t = organizerTexts(locale).delivery.wrong
  if (field === 'deliveredOn' || field === 'answeredOn') return t.day[problem as keyof typeof t.day]
  if (field.startsWith('note')) return t.note[problem as keyof typeof t.note]
  if (field.startsWith('text')) return t.text[problem as keyof typeof t.text]
  return t[problem as 'how' | 'outcome' | 'document' | 'won']
}
