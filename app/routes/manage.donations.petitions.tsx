import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { givingByPetition, setGoal, type Goal } from '../donations/giving-goals.server'
import { readGivingSettings } from '../donations/giving-settings.server'
import { currencies as allCurrencies, floorOf, isCurrency, readGoal } from '../donations/money'
import { amountText } from '../i18n/money'
import { enter } from '../organizers/enter.server'
import { modeAsked } from '../organizers/giving-desk.server'
import { GivingGoalsPage } from '../ui/organizers/giving-goals-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'gifts.see')
  const petitions = await givingByPetition(organisation.id, locale, modeAsked(args.request).livemode)
  const offered = (await readGivingSettings(organisation.id))?.currencies ?? []
  return {
    locale,
    petitions,
    currencies: offered.length > 0 ? offered : [...allCurrencies],
    amounts: Object.fromEntries(
      petitions.flatMap(({ slug, goal }) =>
        goal ? [[slug, amountText(locale, goal.amountMinor, goal.currency)]] : [],
      ),
    ),
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
  }
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'giving.goal')
  const form = await args.request.formData()
  const text = (name: string) => String(form.get(name) ?? '').slice(0, 60)
  const petition = text('petition')
  const amount = text(`amount-${petition}`).trim()
  const currency = text(`currency-${petition}`)
  let goal: Goal | null = null
  if (amount !== '') {
    const amountMinor = isCurrency(currency) ? readGoal(amount, currency, organizer.locale) : null
    if (amountMinor === null) {
      const example = isCurrency(currency)
        ? amountText(organizer.locale, floorOf(currency) * 1000, currency)
        : '1000'
      return data({ petition, amount, currency, example }, { status: 422 })
    }
    goal = { amountMinor, currency }
  }
  const { outcome } = await setGoal(organizer, organizer.organisation.id, petition, goal)
  if (outcome === 'unknown') throw data({}, { status: 404 })
  return redirect('/manage/donations/petitions?done=saved', 303)
}

export default function GivingGoals() {
  const shown = useLoaderData<typeof loader>()
  const wrong = useActionData<typeof action>() ?? null
  return <GivingGoalsPage {...shown} wrong={wrong} done={shown.done && !wrong} />
}
