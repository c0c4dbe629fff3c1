import { config } from '../config.server'
import { inLocale, texts, type Locale } from '../i18n'
import { element, xmlDocument } from '../platform/xml'
import { findPetition } from './find.server'
import { listAllPublic } from './list-all-public.server'
import { isMissing } from './missing'

const NEWEST = 30

/** What a petition told since, as the feed lists it. */
export interface FeedUpdate {
  /** Of its page, in English. */
  path: string
  title: string
  /** Epoch ms. */
  publishedAt: number
}

/** The petitions of a language and their updates as an Atom feed (RFC 4287), the last changed first. */
export async function writeFeed(locale: Locale, updates: FeedUpdate[] = []): Promise<string> {
  const address = (path: string) => config.publicOrigin + inLocale(locale, path)
  const time = (epochMs: number) => new Date(epochMs).toISOString()
  const t = texts(locale).machines
  const { petitions } = await listAllPublic()
  const newest = petitions
    .filter(({ languages }) => languages.includes(locale))
    .sort((a, b) => b.changedAt - a.changedAt)
    .slice(0, NEWEST)
  const found = await Promise.all(
    newest.map(async ({ slug, changedAt }) => ({ changedAt, petition: await findPetition(locale, slug) })),
  )
  const entries = found.flatMap(({ changedAt, petition }) =>
    isMissing(petition) ? [] : [{ petition, updated: Math.max(changedAt, petition.stateChangedAt ?? 0) }],
  )
  return xmlDocument(
    element(
      'feed',
      { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': locale },
      element('id', {}, address('/feed.xml')),
      element('title', {}, t.feedTitle),
      element('subtitle', {}, t.feedSubtitle),
      element(
        'updated',
        {},
        time(Math.max(0, ...entries.map(({ updated }) => updated), ...updates.map((one) => one.publishedAt))),
      ),
      element('link', { rel: 'self', type: 'application/atom+xml', href: address('/feed.xml') }),
      element('link', { rel: 'alternate', type: 'text/html', href: address('/petitions') }),
      element('author', {}, element('name', {}, 'Amparo')),
      updates.map(({ path, title, publishedAt }) =>
        element(
          'entry',
          {},
          element('id', {}, address(path)),
          element('title', {}, title),
          element('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: address(path) }),
          element('published', {}, time(publishedAt)),
          element('updated', {}, time(publishedAt)),
        ),
      ),
      entries.map(({ petition, updated }) => {
        const page = address(`/petitions/${petition.slug}`)
        return element(
          'entry',
          {},
          element('id', {}, page),
          element('title', {}, petition.title),
          element('link', { rel: 'alternate', type: 'text/html', hreflang: locale, href: page }),
          element('published', {}, time(petition.publishedAt ?? updated)),
          element('updated', {}, time(updated)),
          element('author', {}, element('name', {}, petition.organisation.name)),
          petition.campaign &&
            element('category', { term: petition.campaign.slug, label: petition.campaign.title }),
          element('summary', {}, petition.summary),
        )
      }),
    ),
  )
}
