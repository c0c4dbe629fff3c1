import type { GivingPageView } from '../donors/giving-page.server'
import type { Offer } from '../donations/offer'
import { fill, texts } from '../i18n'
import { Button } from './button'
import { CheckField } from './check-field'
import { CurrencyChoice } from './currency-choice'
import { GiftAmount } from './gift-amount'
import { giftProblemTexts, GiftRefusal } from './gift-refusal'
import { GivingTerms } from './giving-terms'
import { RadioChoice } from './radio-choice'
import { MailboxField } from './mailbox-field'
import { TextField } from './text-field'

interface Props {
  page: GivingPageView
  offer: Offer
  /** Where it is posted to. */
  address: string
}

/** The form of a gift: plain HTML; the server computes whatever is charged. Beside the button stands what a donor must know. */
export function GivingForm({ page, offer, address }: Props) {
  const { locale, answers, refused } = page
  const t = texts(locale).giving
  const wrong = refused?.outcome === 'problems' ? giftProblemTexts(locale, offer, refused.problems) : {}
  return (
    <form method="post" action={address} noValidate className="mt-8 max-w-[40rem] space-y-8">
      <GiftRefusal locale={locale} refused={refused} wrong={wrong} />
      {refused?.outcome === 'wait' && <input type="hidden" name="wait" value={refused.wait} />}
      <input type="hidden" name="currency" value={offer.currency} />
      <CurrencyChoice locale={locale} offer={offer} address={address} error={wrong.currency} />
      <GiftAmount locale={locale} offer={offer} typed={answers.amount} error={wrong.amount} />
      <fieldset>
        <legend className="font-medium">{t.frequency}</legend>
        <div className="mt-1 flex flex-wrap gap-x-8">
          {(['once', 'monthly'] as const).map((value) => (
            <RadioChoice
              key={value}
              name="frequency"
              value={value}
              text={t[value]}
              defaultChecked={answers.frequency === value}
            />
          ))}
        </div>
        <p className="text-sm text-soft">{t.monthlyHint}</p>
      </fieldset>
      <div className="space-y-5">
        <MailboxField
          label={t.email}
          hint={t.emailHint}
          required
          defaultValue={answers.email}
          error={wrong.email}
        />
        <TextField
          name="name"
          label={t.name}
          hint={t.nameHint}
          required
          autoComplete="name"
          defaultValue={answers.name}
          error={wrong.name}
        />
      </div>
      <fieldset className="border-t border-line pt-4">
        <legend className="float-start w-full text-sm text-soft">{t.choices}</legend>
        <div className="clear-both space-y-2">
          <CheckField
            name="cover_fee"
            label={t.coverFee}
            hint={fill(t.coverFeeHint, offer.fee)}
            defaultChecked={answers.coverFee}
          />
          <CheckField name="shown" label={t.shown} hint={t.shownHint} defaultChecked={answers.shown} />
        </div>
      </fieldset>
      <GivingTerms locale={locale} offer={offer} atPetition={page.petition !== null} />
      <Button kind="act" wide aria-describedby="next">
        {t.button}
      </Button>
      <p id="next" className="text-sm text-soft">
        {t.next}
      </p>
    </form>
  )
}
