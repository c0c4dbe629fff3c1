import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { personKept } from '../person.server'
import { findMyLink } from '../supporters/my-link.server'
import { myPath } from '../ui/my-path'

/** Everything kept about a mailbox, as a file. */
export async function loader({ params, context: { locale } }: LoaderFunctionArgs) {
  const link = await findMyLink(params.token!)
  if (link.outcome !== 'found') return redirect(myPath(locale, params.token!), 303)
  const day = new Date().toISOString().slice(0, 10)
  return new Response(`${JSON.stringify(await personKept(link.mailbox), null, 2)}\n`, {
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Disposition': `attachment; filename="amparo-${day}.json"`,
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
}
