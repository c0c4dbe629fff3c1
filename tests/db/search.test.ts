import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { db } from '../../db/client'
import { matches } from '../../db/dialect'
import { fold } from '../../db/fold'
import { petitionTexts } from '../../db/schema'
import { aPetition, aText } from './rows'

const texts = {
  arbitration: { en: 'No arbitration without the public', es: 'Ningún arbitraje sin el público' },
  truth: {
    en: 'Protect those who tell the truth',
    es: 'Protejan a quienes dicen la verdad, niños y jóvenes',
  },
}

beforeAll(async () => {
  await db.write(async (tx) => {
    for (const [slug, words] of Object.entries(texts)) {
      const petitionId = await aPetition(tx, slug)
      await tx
        .insert(petitionTexts)
        .values([
          aText(petitionId, { locale: 'en', title: words.en, search: fold(words.en) }),
          aText(petitionId, { locale: 'es', title: words.es, search: fold(words.es) }),
        ])
    }
  })
})

async function titles(words: string) {
  const condition = matches(words)
  if (!condition) return null
  const found = await db.read.select({ title: petitionTexts.title }).from(petitionTexts).where(condition)
  return found.map(({ title }) => title)
}

test('finds every word, the last as a prefix, without accents, in either language', async () => {
  expect(await titles('public arbitration')).toEqual([texts.arbitration.en])
  expect(await titles('PÚBLICO')).toEqual([texts.arbitration.es])
  expect(await titles('ningun arbitr')).toEqual([texts.arbitration.es])
  expect(await titles('arbitr')).toHaveLength(2)
  expect(await titles('ninos')).toEqual([texts.truth.es])
  expect(await titles('arbitr public')).toEqual([])
  expect(await titles('truth public')).toEqual([])
})

test('an empty search matches nothing and throws nothing', () => {
  for (const words of ['', '   ', '"', "' or 1=1 --", '*', '&|!():<->', '\u0301', '🙂']) {
    expect(matches(words) === null).toBe(!/[a-z0-9]/.test(words))
  }
})

test.each(['a" OR "b', 'NEAR(truth)', 'search:truth', "truth'", 'truth & !public', 'ab\\', 'x'.repeat(5000)])(
  'reads %j as words, not as a query language',
  async (words) => {
    expect(await titles(words)).toBeInstanceOf(Array)
  },
)

test('looks for twelve words at most', async () => {
  expect(await titles(`${'truth '.repeat(12)} nowhere`)).toEqual([texts.truth.en])
  expect(await titles(`${'truth '.repeat(11)} nowhere`)).toEqual([])
})

test('forgets a text that is no longer current, and finds the one that took its place', async () => {
  await db.write(async (tx) => {
    const petitionId = await aPetition(tx, 'moving')
    await tx.insert(petitionTexts).values(aText(petitionId, { search: 'grandmother' }))
    await tx.update(petitionTexts).set({ current: false }).where(eq(petitionTexts.petitionId, petitionId))
    await tx
      .insert(petitionTexts)
      .values(aText(petitionId, { version: 2, title: 'second', search: 'grandfather' }))
  })
  expect(await titles('grandmother')).toEqual([])
  expect(await titles('grand')).toEqual(['second'])
  await db.write(async (tx) => void (await tx.delete(petitionTexts).where(eq(petitionTexts.title, 'second'))))
  expect(await titles('grand')).toEqual([])
})

test('finds words of other scripts', async () => {
  await db.write(async (tx) => {
    const petitionId = await aPetition(tx, 'scripts')
    await tx
      .insert(petitionTexts)
      .values(aText(petitionId, { title: 'scripts', search: fold('Справедливость عدالة 10e5 25º') }))
  })
  for (const words of ['справед', 'عدالة', '10E5', '25o']) expect(await titles(words)).toEqual(['scripts'])
})
