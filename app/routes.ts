import { flatRoutes } from '@remix-run/fs-routes'

/** One file per address: the listing of `app/routes` is the sitemap. `(es)` marks pages that live under `/es` as well. */
export default flatRoutes()
