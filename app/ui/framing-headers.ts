/** Of an organizers' page that frames mails of ours. */
export const framingHeaders = () => ({
  'Cache-Control': 'no-store',
  // In development the door's own policy lets Vite in.
  ...(import.meta.env.DEV ? {} : { 'Content-Security-Policy': policy }),
})

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
  "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
