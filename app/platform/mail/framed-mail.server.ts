/** A letter's HTML, to be shown in a frame of ours: it styles itself and can do nothing at all. */
export const framedMail = (html: string): Response =>
  new Response(html, {
    headers: {
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Security-Policy':
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox",
      'Cache-Control': 'no-store',
      'X-Robots-Tag': 'noindex',
    },
  })
