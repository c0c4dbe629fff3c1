import { writeSitemap } from '../petitions/write-sitemap.server'
import { publicText } from '../platform/public-data.server'

export const loader = async () => publicText(await writeSitemap(), 'application/xml', 300)
