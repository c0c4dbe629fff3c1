import { config } from '../config.server'
import { inLocale, type Locale } from '../i18n'
import { listPetitions } from './list.server'

/** A page of the public petitions for machines; counts of a rejected one are left out. */
export async function listPublicRecords(locale: Locale, asked: number) {
  const { petitions, total, page, pages } = await listPetitions(locale, { page: asked })
  const address = (path: string) => config.publicOrigin + inLocale(locale, path)
  const pageAt = (n: number) => (n >= 1 && n <= pages ? `${address('/petitions.json')}?page=${n}` : null)
  return {
    language: locale,
    total,
    page,
    pages,
    previous: pageAt(page - 1),
    next: pageAt(page + 1),
    petitions: petitions.map(({ slug, title, summary, state, confirmed, goal, campaign, targets }) => ({
      slug,
      url: address(`/petitions/${slug}`),
      record: address(`/petitions/${slug}.json`),
      title,
      summary,
      state,
      campaign,
      targets,
      signatures: state === 'rejected' ? null : { confirmed, nextMilestone: goal },
    })),
  }
}
