import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { fieldsOf, readGivingFields, type GivingFields } from '../donations/giving-settings-fields'
import { changeGivingSettings, mayTakeGifts, readGivingSettings } from '../donations/giving-settings.server'
import {
  checkGivingSettings,
  LEGAL_NAME_LENGTH,
  PURPOSE_LENGTH,
  RECEIPT_TEXT_LENGTH,
} from '../donations/giving-settings-form'
import { currencies } from '../donations/money'
import { config } from '../config.server'
import { currencyChoices, boundsOf, givingErrors } from '../organizers/giving-settings-desk.server'
import { enter } from '../organizers/enter.server'
import { givingBy } from '../platform/stripe/provider.server'
import { readWhole } from '../platform/whole-number'
import { GivingSettingsPage } from '../ui/organizers/giving-settings-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale, organisation } = await enter(args, 'giving.change', { proven: true })
  const settings = await readGivingSettings(organisation.id)
  const { provider, livemode } = givingBy()
  return {
    locale,
    revision: settings?.revision ?? 0,
    fields: fieldsOf(settings, locale),
    done: new URL(args.request.url).searchParams.get('done') === 'saved',
    currencies: currencyChoices(locale),
    bounds: boundsOf(locale, currencies),
    lengths: { legalName: LEGAL_NAME_LENGTH, purpose: PURPOSE_LENGTH, receiptText: RECEIPT_TEXT_LENGTH },
    provider: {
      kind: provider,
      mode: provider === 'off' ? ('off' as const) : livemode ? ('live' as const) : ('test' as const),
      webhook: `${config.publicOrigin}/webhooks/stripe`,
      allowed: await mayTakeGifts(organisation.id),
    },
  }
}

interface Typed {
  fields: GivingFields
  errors: Record<string, string>
  stale: boolean
}

export async function action(args: ActionFunctionArgs) {
  const organizer = await enter(args, 'giving.change', { proven: true })
  const { locale, organisation } = organizer
  const form = await args.request.formData()
  const read = readGivingFields(form, locale)
  const errors = givingErrors(locale, read, checkGivingSettings(read.form))
  const answer = (typed: Omit<Typed, 'fields'>, status: number) =>
    data<Typed>({ fields: read.fields, ...typed }, { status })
  if (Object.keys(errors).length > 0) return answer({ errors, stale: false }, 422)
  const revision = readWhole(form.get('revision'))
  const { outcome } = await changeGivingSettings(organizer, organisation.id, { ...read.form, revision })
  if (outcome === 'stale') return answer({ errors: {}, stale: true }, 409)
  return redirect('/manage/donations/settings?done=saved', 303)
}

export default function GivingSettings() {
  const { fields, done, ...shown } = useLoaderData<typeof loader>()
  const typed = useActionData<typeof action>()
  return (
    <GivingSettingsPage
      {...shown}
      fields={typed?.fields ?? fields}
      errors={typed?.errors ?? {}}
      stored={typed?.stale ? fields : null}
      done={done && !typed}
    />
  )
}
