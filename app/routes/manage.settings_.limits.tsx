import {
  data,
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { record } from '../accounts/audit.server'
import { can } from '../accounts/can'
import { enter, enterInstance, signedIn } from '../organizers/enter.server'
import { changeSetting, listSettings } from '../platform/settings.server'
import { LimitsPage } from '../ui/organizers/limits-page'
import { deskMeta } from '../ui/organizers/desk-meta'
import { organizerTexts } from '../i18n/organizers'

/** Whoever runs the instance reads them without a role in an organisation. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await signedIn(args)
  const changes = can(actor, 'instance.change', null)
  const { locale } = changes ? actor : await enter(args, 'limits.see')
  const limits = (await listSettings()).map(({ name, value, initial }) => ({ name, value, initial }))
  return { locale, limits, changes }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterInstance(args, 'instance.change', { proven: true })
  const form = await args.request.formData()
  const name = String(form.get('name') ?? '')
  const value = String(form.get(`value-${name}`) ?? '').slice(0, 20_000)
  const changed = await changeSetting(name, value, Date.now(), (tx, from, to) =>
    record(tx, {
      actor,
      organisationId: null,
      action: 'setting.changed',
      about: name,
      details: { from, to },
    }),
  )
  if (changed.outcome === 'unknown') throw data({}, { status: 404 })
  if (changed.outcome === 'refused') return data({ name, value }, { status: 422 })
  return redirect('/manage/settings/limits', 303)
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) =>
  deskMeta(shown && organizerTexts(shown.locale).signatures.limits.title, matches)

export default function Limits() {
  return <LimitsPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
