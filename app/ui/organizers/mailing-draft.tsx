import { languageTitle, locales } from '../../i18n'
import { organizerTexts } from '../../i18n/organizers'
import type { MailingTexts } from '../../mailings/text-problems'
import { Button } from '../button'
import { Notice } from '../notice'
import { Section } from '../section'
import { TextArea, TextField } from '../text-field'
import { AudienceFields } from './audience-fields'
import { problemText, type MailingPageProps } from './mailing-shown'
import { CancelForm } from './mailing-decide'
import { MomentField } from './moment-field'

const fields = { update: ['name', 'petition', 'count'], mailing: ['name'] } as const

/** Writing: both languages beside each other, who gets it, and what happens next, in one form. */
export function Draft({
  locale,
  home,
  mailing,
  choices,
  count,
  moment,
  countries,
  refused,
}: MailingPageProps) {
  const { mailings: t } = organizerTexts(locale)
  const { kind } = mailing
  const shown = refused?.typed ?? mailing.texts
  const revision = refused?.stored?.revision ?? refused?.revision ?? mailing.revision
  const errorOf = (name: string) => {
    const problem = refused?.problems?.find((one) => `${one.field}-${one.locale}` === name)
    return problem && problemText(locale, problem)
  }
  return (
    <>
      <form method="post" action={home} noValidate>
        <input type="hidden" name="revision" value={revision} />
        <Section id="write" title={t.write.title} lead={t.write.lead}>
          {refused?.stored && (
            <div className="mb-8">
              <Notice kind="closed" title={t.stale.title}>
                <p>{t.stale.text}</p>
                <p>
                  <a href={home}>{t.stale.take}</a>
                </p>
              </Notice>
            </div>
          )}
          <div className="gap-x-10 space-y-10 lg:grid lg:grid-cols-2 lg:space-y-0">
            {locales.map((language) => (
              <fieldset key={language} className="min-w-0 space-y-5">
                <legend className="mb-3 font-serif text-xl font-bold">
                  {languageTitle(locale, language)}
                </legend>
                <TextField
                  name={`subject-${language}`}
                  label={t.write.subject}
                  hint={kind === 'update' ? t.write.subjectHint : t.write.subjectHintMailing}
                  error={errorOf(`subject-${language}`)}
                  lang={language}
                  dir="auto"
                  defaultValue={shown[language].subject}
                />
                <TextArea
                  name={`body-${language}`}
                  label={t.write.body}
                  hint={t.write.bodyHint}
                  error={errorOf(`body-${language}`)}
                  lang={language}
                  dir="auto"
                  rows={18}
                  defaultValue={shown[language].body}
                />
                {refused?.stored && <Stored title={t.stale.stored} text={refused.stored.texts[language]} />}
              </fieldset>
            ))}
          </div>
          <p className="mt-6 font-medium">{t.write.fields}</p>
          <dl className="mt-1 text-sm">
            {fields[kind].map((field) => (
              <div key={field} className="flex flex-wrap gap-x-3">
                <dt className="font-mono">{`{{${field}}}`}</dt>
                <dd className="text-soft">{t.write.field[field]}</dd>
              </div>
            ))}
          </dl>
        </Section>
        {choices && <AudienceFields {...{ locale, mailing, choices, countries, count, home }} />}
        <div className="mt-8 flex flex-wrap gap-3">
          <Button name="intent" value="save">
            {t.write.save}
          </Button>
          <Button name="intent" value="preview">
            {t.write.preview}
          </Button>
          <Button name="intent" value="test">
            {t.write.test}
          </Button>
        </div>
        <Section id="send" title={t.send.title} lead={t.send.submitText}>
          <div className="space-y-6">
            <MomentField
              name="moment"
              legend={t.send.moment}
              hint={t.send.momentHint}
              labels={{ day: t.send.day, time: t.send.time }}
              moment={moment}
              error={
                refused?.wrong === 'past' || refused?.wrong === 'moment'
                  ? t.problems[refused.wrong]
                  : undefined
              }
            />
            <Button kind="act" name="intent" value="submit">
              {t.send.submit}
            </Button>
          </div>
        </Section>
      </form>
      <CancelForm locale={locale} home={home} />
    </>
  )
}

const Stored = ({ title, text }: { title: string; text: MailingTexts['en'] }) => (
  <div>
    <p className="text-sm text-soft">{title}</p>
    <div
      role="group"
      aria-label={title}
      // A region that scrolls has to be reachable by keyboard.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      dir="auto"
      className="mt-1 max-h-80 overflow-auto border border-line bg-sheet p-4 whitespace-pre-line"
    >
      <strong>{text.subject}</strong>
      {`\n\n${text.body}`}
    </div>
  </div>
)
