import { texts, type Locale } from '../i18n'
import { Button } from './button'
import { CheckField } from './check-field'

interface Props {
  locale: Locale
  action: string
  outcome: 'waiting' | 'counted' | 'withdrawn' | 'paused' | 'ended'
}

/** The quiet second button: takes back what stands behind the link and, if asked, ends all letters to the mailbox. */
export function NotMe({ locale, action, outcome }: Props) {
  const t = texts(locale).confirm
  const told = {
    waiting: { title: t.notMeTitle, text: t.notMeText, button: t.notMe },
    paused: { title: t.notMeTitle, text: t.notMeText, button: t.notMe },
    ended: { title: t.notMeTitle, text: t.notMeText, button: t.notMe },
    counted: { title: t.counted.withdrawTitle, text: t.counted.withdrawText, button: t.counted.withdraw },
    withdrawn: { title: t.withdrawn.neverTitle, text: null, button: t.withdrawn.never },
  }[outcome]
  return (
    <form method="post" action={action} className="mt-12 max-w-measure space-y-3 border-t border-line pt-6">
      <h2 className="text-xl">{told.title}</h2>
      {told.text && <p>{told.text}</p>}
      <input type="hidden" name="intent" value="not-me" />
      {outcome === 'withdrawn' ? (
        <input type="hidden" name="never" value="on" />
      ) : (
        <CheckField name="never" label={t.never} />
      )}
      <Button>{told.button}</Button>
    </form>
  )
}
