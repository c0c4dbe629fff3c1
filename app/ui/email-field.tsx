import { fill, texts, type Locale } from '../i18n'
import type { SignAnswers } from '../petitions/sign-form'
import { MailboxField } from './mailbox-field'

interface Props {
  locale: Locale
  answers: SignAnswers
  /** The address that was probably meant. */
  suggestion: string | null
  error?: string
}

/** The address, and where its domain looks like a slip, the question which one is right: the writer decides. */
export function EmailField({ locale, answers, suggestion, error }: Props) {
  const t = texts(locale).sign
  const { email, keptDomain } = answers
  return (
    <div>
      <MailboxField
        label={t.email}
        hint={t.emailHint}
        required
        defaultValue={email}
        error={error}
        data-mail-hint={suggestion ? undefined : t.slip.question}
      />
      {suggestion ? (
        <fieldset className="mt-2 border-s-3 border-accent ps-3">
          <legend className="float-start w-full font-medium">
            {fill(t.slip.question, { address: suggestion })}
          </legend>
          <div className="clear-both">
            <DomainChoice address={suggestion} text={t.slip.use} />
            <DomainChoice address={email} text={t.slip.keep} />
          </div>
        </fieldset>
      ) : (
        keptDomain && <input type="hidden" name="kept-domain" value={keptDomain} />
      )}
    </div>
  )
}

const DomainChoice = ({ address, text }: { address: string; text: string }) => (
  <label className="tap flex items-start gap-3 py-2">
    <input
      type="radio"
      name="kept-domain"
      value={address.slice(address.lastIndexOf('@') + 1).toLowerCase()}
      className="mt-0.5 size-6 shrink-0"
    />
    <span className="min-w-0">{fill(text, { address })}</span>
  </label>
)
