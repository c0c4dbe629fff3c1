import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  breakerLimits,
  changeBreaker,
  closeBreaker,
  openBreaker,
  readBreaker,
} from '../donations/breaker.server'
import { enter } from '../organizers/enter.server'
import { readWhole } from '../platform/whole-number'
import { BreakerPage, type BreakerField } from '../ui/organizers/breaker-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'giving.breaker')
  const breaker = await readBreaker(organisation.id)
  const done = new URL(args.request.url).searchParams.get('done') === 'saved'
  return { locale, breaker, limits: breakerLimits, stands: inEach((name) => String(breaker[name])), done }
}

const names = Object.keys(breakerLimits) as BreakerField[]

const inEach = <T,>(value: (name: BreakerField) => T) =>
  Object.fromEntries(names.map((name) => [name, value(name)])) as Record<BreakerField, T>

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'giving.breaker')
  const { id } = organizer.organisation
  const form = await args.request.formData()
  const done = () => redirect('/manage/donations/breaker?done=saved', 303)
  const what = form.get('do')
  if (what === 'raise') {
    await openBreaker(organizer, id)
    return done()
  }
  if (what === 'lower') {
    await closeBreaker(organizer, id)
    return done()
  }
  const typed = inEach((name) => String(form.get(name) ?? '').slice(0, 20))
  const changed = await changeBreaker(
    organizer,
    id,
    inEach((name) => readWhole(typed[name].trim())),
  )
  if (changed.outcome === 'problems') return data({ typed, wrong: changed.fields }, { status: 422 })
  return done()
}

export default function GivingBreaker() {
  const { stands, ...shown } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  return (
    <BreakerPage
      {...shown}
      typed={refused?.typed ?? stands}
      wrong={refused?.wrong ?? []}
      done={shown.done && !refused}
    />
  )
}
