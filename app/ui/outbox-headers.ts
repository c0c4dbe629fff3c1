/** Of the outbox's pages: kept by nobody, found by nobody, and allowed to frame a letter. */
export const outboxHeaders = () => ({
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  // In development the door's own policy lets Vite in.
  ...(import.meta.env.DEV ? {} : { 'Content-Security-Policy': policy }),
})

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
