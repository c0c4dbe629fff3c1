/** A public page may be kept for ten seconds, and shown for twenty more while a fresh one is fetched. */
export const publicHeaders = () => ({ 'Cache-Control': 'public, max-age=10, stale-while-revalidate=20' })
