import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { changeAllUpdates, changeLetters } from '../petitions/change-preferences.server'
import { changeSubscription } from '../mailings/subscriptions.server'
import { findMyLink } from '../supporters/my-link.server'
import { myPath } from '../ui/my-path'

const choices = ['everything', 'petitions', 'nothing'] as const

/** The buttons stand on My page. */
export const loader = ({ params, context: { locale } }: LoaderFunctionArgs) =>
  redirect(myPath(locale, params.token!), 303)

export async function action({ params, context: { locale, form } }: ActionFunctionArgs) {
  const back = myPath(locale, params.token!)
  const link = await findMyLink(params.token!)
  if (link.outcome !== 'found') return redirect(back, 303)
  const [updates, letters] = [form.get('updates'), form.get('letters')]
  if (updates === 'on' || updates === 'off') await changeAllUpdates(link.mailbox, updates === 'on', locale)
  if (letters === 'on' || letters === 'off') await changeLetters(link.mailbox, letters === 'on')
  const [organisation, choice] = [form.get('organisation'), form.get('choice')]
  if (typeof organisation === 'string') {
    const chosen = choices.find((one) => one === choice)
    if (!chosen || !(await changeSubscription(link.mailbox, organisation, chosen, locale)))
      throw data({}, { status: 404 })
    return redirect(`${back}?done=organisation#organisations`, 303)
  }
  const done = letters === 'on' ? 'allowed' : letters === 'off' ? 'never' : updates ? 'updates' : null
  return redirect(done ? `${back}?done=${done}` : back, 303)
}
