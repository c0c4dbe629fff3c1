import { keptWithPages } from '../platform/kept-with-pages.server'
import { findGiving } from './find-giving.server'

const asked = keptWithPages(async (slug) => (await findGiving(slug || null)) !== null)

/** Whether one can give from a petition's page, or, without one, here at all: so that no link leads to nothing. */
export const takesGifts = (petitionSlug: string | null): Promise<boolean> => asked(petitionSlug ?? '')
