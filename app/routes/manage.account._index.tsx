import { data, redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import {
  changeProfile,
  endOne,
  endOthers,
  readAccount,
  removePasskey,
  removePassword,
  renamePasskey,
  renewRecoveryCodes,
  type Removed,
} from '../accounts/account.server'
import { enterAccount } from '../organizers/enter.server'
import { deviceHere, signedInHeaders } from '../organizers/signed-in.server'
import { AccountPage, readDone, type AccountDone } from '../ui/organizers/account-page'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await enterAccount(args)
  const done = readDone(new URL(args.request.url).searchParams.get('done'))
  return { locale: actor.locale, account: await readAccount(actor), done }
}

/** Changes of what one signs in with ask for a fresh proof; name and sessions do not. */
const needsProof = new Set(['remove-passkey', 'remove-password', 'new-codes'])

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.clone().formData()
  const text = (name: string) => String(form.get(name) ?? '')
  const intent = text('intent')
  const actor = await enterAccount(args, { proven: needsProof.has(intent) })
  const device = await deviceHere(args.request)
  switch (intent) {
    case 'profile': {
      const changed = await changeProfile(actor, form)
      return changed.outcome === 'changed' ? done('profile') : data(changed, { status: 422 })
    }
    case 'end':
      if (!(await endOne(actor, text('session')))) throw data({}, { status: 404 })
      return done('session-ended')
    case 'end-others':
      await endOthers(actor)
      return done('sessions-ended')
    case 'rename-passkey':
      if (!(await renamePasskey(actor, text('passkey'), text('passkey-name'))))
        throw data({}, { status: 404 })
      return done('passkey-renamed')
    case 'remove-passkey':
      return removed(await removePasskey(actor, text('passkey'), device), 'passkey-removed')
    case 'remove-password':
      return removed(await removePassword(actor, device), 'password-removed')
    case 'new-codes': {
      const codes = await renewRecoveryCodes(actor, device)
      return redirect('/manage/account/codes', { status: 303, headers: await signedInHeaders({ codes }) })
    }
  }
  throw data({}, { status: 404 })
}

const done = (what: AccountDone) => redirect(`/manage/account?done=${what}`, 303)

function removed({ outcome }: Removed, what: AccountDone) {
  if (outcome === 'not-found') throw data({}, { status: 404 })
  return outcome === 'last' ? data({ outcome }, { status: 422 }) : done(what)
}

export default function Account() {
  return <AccountPage {...useLoaderData<typeof loader>()} refused={useActionData<typeof action>() ?? null} />
}
