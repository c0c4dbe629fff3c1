/** An answer that anybody's page may read: no cookie is ever asked for, and nothing in it depends on the reader. */
export const publicData = (data: unknown, status = 200): Response =>
  Response.json(data, {
    status,
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
      'Cache-Control': 'public, max-age=10, stale-while-revalidate=20',
    },
  })

/** A feed or a map of the site. */
export const publicText = (text: string, type: string, maxAgeSeconds: number): Response =>
  new Response(text, {
    headers: {
      'Content-Type': `${type}; charset=utf-8`,
      'Cache-Control': `public, max-age=${maxAgeSeconds}`,
      'Access-Control-Allow-Origin': '*',
      'Cross-Origin-Resource-Policy': 'cross-origin',
    },
  })
