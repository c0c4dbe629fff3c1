import { data, redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { statementsOf } from '../donations/draw-statement.server'
import { myGifts } from '../donations/my-gifts.server'
import { texts } from '../i18n'
import { mySignatures } from '../petitions/my-signatures.server'
import { mySubscriptions } from '../mailings/subscriptions.server'
import { findMyLink } from '../supporters/my-link.server'
import { MyEnded } from '../ui/my-ended'
import { MyPage, type Done } from '../ui/my-page'
import { myPath } from '../ui/my-path'
import { pageMeta } from '../ui/page-meta'

const isDone = (text: string | null, locale: 'en' | 'es'): text is Done =>
  text !== null &&
  (Object.hasOwn(texts(locale).my.done, text) || Object.hasOwn(texts(locale).giving.my.done, text))

/** Every address below sends a link that has ended here, to one answer. */
export async function loader({ request, params, context: { locale } }: LoaderFunctionArgs) {
  const token = params.token!
  const link = await findMyLink(token)
  if (link.outcome === 'ended') return data({ locale, my: null }, { status: 404 })
  if (link.outcome === 'erased') throw redirect(myPath(locale, token, '/erase'), 303)
  const done = new URL(request.url).searchParams.get('done')
  const [view, organisations, given] = await Promise.all([
    mySignatures(link.mailbox, locale),
    mySubscriptions(link.mailbox, locale),
    myGifts(link.mailbox, locale),
  ])
  const my = {
    token,
    expiresAt: link.expiresAt,
    done: isDone(done, locale) ? done : null,
    organisations,
    giving: { ...given, statements: statementsOf(given.gifts) },
    ...view,
  }
  return data({ locale, my })
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, matches }) => {
  if (!shown) return []
  const { page, ended, link } = texts(shown.locale).my
  const title = shown.my ? page.title : ended.title
  return pageMeta(matches, {
    locale: shown.locale,
    path: '/my',
    title,
    description: link.description,
    noindex: true,
  })
}

export default function My() {
  const { locale, my } = useLoaderData<typeof loader>()
  return my ? <MyPage locale={locale} {...my} /> : <MyEnded locale={locale} />
}
