import { mappedUpdates } from '../mailings/find-updates.server'
import { writeSitemap } from '../petitions/write-sitemap.server'
import { publicText } from '../platform/public-data.server'

export const loader = async () =>
  publicText(await writeSitemap(await mappedUpdates()), 'application/xml', 300)
