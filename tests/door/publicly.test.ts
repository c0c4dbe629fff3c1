import { expect, it } from 'vitest'
import { createPageCache } from '../../app/platform/page-cache.server'
import { publicHeaders } from '../../app/ui/public-headers'
import { aDoor } from '../support/door'

it('pages for everybody may be read from a replica, and nothing that follows a write', async () => {
  let inside = false
  const publicly: string[] = []
  const site = await aDoor({
    pages: createPageCache(),
    publicly: async (work) => {
      inside = true
      return work().finally(() => (inside = false))
    },
    handle: async (request) => {
      const { pathname, search } = new URL(request.url)
      if (inside) publicly.push(pathname + search)
      return new Response('', { headers: publicHeaders() })
    },
  })
  const forEverybody = ['/', '/es/petitions/a', '/petitions/a/count.json', '/petitions?q=court', '/sources/b']
  const others = ['/petitions/a/sent', '/petitions/a/thanks?t=x', '/my/secret', '/manage', '/confirm/secret']
  for (const path of [...forEverybody, ...others]) await site.get(path)
  await site.post('/petitions/a/sign', { origin: site.origin }, 'name=Ana')
  expect(publicly).toEqual(forEverybody)
})
