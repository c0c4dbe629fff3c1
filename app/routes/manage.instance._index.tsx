import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { listOrganisations } from '../accounts/instance.server'
import { readSwitch, readSwitches, turnSwitch } from '../accounts/switches.server'
import { organizerTexts } from '../i18n/organizers'
import { enterInstance } from '../organizers/enter.server'
import { Done } from '../ui/organizers/done'
import { InstancePage } from '../ui/organizers/instance-page'

export async function loader(args: LoaderFunctionArgs) {
  const { locale } = await enterInstance(args, 'instance.see')
  const done = new URL(args.request.url).searchParams.get('done')
  const saying = (['created', 'switched'] as const).find((one) => one === done) ?? null
  return { locale, saying, organisations: await listOrganisations(locale), on: await readSwitches() }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await enterInstance(args, 'instance.change', { proven: true })
  const form = await args.request.formData()
  const name = readSwitch(form.get('switch'))
  const to = form.get('to')
  if (!name || (to !== 'on' && to !== 'off')) throw data({}, { status: 400 })
  await turnSwitch(actor, name, to === 'on')
  return redirect('/manage/instance?done=switched', 303)
}

export default function Instance() {
  const { saying, ...shown } = useLoaderData<typeof loader>()
  const t = organizerTexts(shown.locale).team.instance
  return (
    <>
      {saying && <Done text={t[saying]} />}
      <InstancePage {...shown} />
    </>
  )
}
