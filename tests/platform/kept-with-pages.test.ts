import { expect, it } from 'vitest'
import { keptWithPages } from '../../app/platform/kept-with-pages.server'
import { forgetPages, forgetPetitionPages } from '../../app/platform/page-cache.server'

function aReading() {
  const asked: string[] = []
  const read = keptWithPages(async (locale: string, slug: string) => {
    asked.push(`${locale} ${slug}`)
    if (slug === 'away') throw new Error('the database is away')
    return { slug }
  })
  return { asked, read }
}

it('reads once for each thing that is asked for, and gives everybody the same', async () => {
  const { asked, read } = aReading()
  const [first, second] = await Promise.all([read('en', 'a'), read('en', 'a')])
  expect(second).toBe(first)
  await read('es', 'a')
  expect(await read('en', 'a')).toBe(first)
  expect(asked).toEqual(['en a', 'es a'])
})

it('reads anew when pages are forgotten, and keeps nothing that was being read then', async () => {
  const { asked, read } = aReading()
  const before = read('en', 'a')
  await forgetPages()
  expect(await read('en', 'a')).not.toBe(await before)
  expect(asked).toHaveLength(2)
  await forgetPetitionPages('a') // a shown name: not among what is kept here
  await read('en', 'a')
  expect(asked).toHaveLength(2)
})

it('does not keep a failure', async () => {
  const { asked, read } = aReading()
  await expect(read('en', 'away')).rejects.toThrow()
  await expect(read('en', 'away')).rejects.toThrow()
  expect(asked).toHaveLength(2)
})
