import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import { describe, expect, it, test } from 'vitest'
import { db } from '../../db/client'
import { images, organisations, petitions } from '../../db/schema'
import { changeState } from '../../app/petitions/change-state.server'
import { findImage } from '../../app/petitions/find-image.server'
import { findPetition } from '../../app/petitions/find.server'
import { encodePicture } from '../../app/platform/picture.server'
import { readCoverForm } from '../../app/workshop/cover-form'
import { duplicatePetition } from '../../app/workshop/begin-petition.server'
import { keepCover, removeCover } from '../../app/workshop/keep-cover.server'
import { actorOf, aPerson } from '../support/organizers'
import { aPetition } from '../support/petitions'
import {
  aBomb,
  aDrawing,
  aMovingPicture,
  aPhotograph,
  aPicture,
  aPolyglot,
  program,
} from '../support/pictures'

const sizes = { wide: 1600, narrow: 800 }
const words = { 'alt-en': 'A red square', 'alt-es': 'Un cuadrado rojo', credit: 'Ana, CC BY 4.0' }

async function aPetitionAndItsWriter() {
  const petition = await aPetition()
  const [row] = await db.read.select().from(petitions).where(eq(petitions.id, petition.id))
  const actor = await actorOf(await aPerson({ in: { id: row!.organisationId, slug: 'an-organisation' } }))
  return { petition, writer: { ...actor, organisation: actor.organisation! } }
}
const coverOf = async (id: string) =>
  (await db.read.select({ coverId: petitions.coverId }).from(petitions).where(eq(petitions.id, id)))[0]!
    .coverId
const imageCount = async () => (await db.read.select({ id: images.id }).from(images)).length

describe('a picture', () => {
  it('is encoded anew, upright, without the camera and the place', async () => {
    const photograph = await aPhotograph(2400, 1800)
    expect(photograph.includes('CanaryCamera')).toBe(true)
    const made = await encodePicture(photograph, sizes)
    if ('problem' in made) throw new Error(made.problem)
    expect([made.width, made.height]).toEqual([1500, 2000]) // turned, and not higher than a screen
    for (const bytes of [made.wide, made.narrow]) {
      expect(bytes.includes('CanaryCamera')).toBe(false)
      const { format, exif, xmp, icc } = await sharp(bytes).metadata()
      expect({ format, exif, xmp, icc }).toEqual({
        format: 'webp',
        exif: undefined,
        xmp: undefined,
        icc: undefined,
      })
    }
    expect((await sharp(made.narrow).metadata()).width).toBe(750)
  })

  test.each(['png', 'webp', 'avif'] as const)('may be a %s', async (format) => {
    const made = await encodePicture(await aPicture(format), sizes)
    expect(made).toMatchObject({ width: 800, height: 600 })
  })

  test.each([
    ['a drawing that can hold programs', async () => aDrawing, 'svg'],
    ['a drawing behind a comment', async () => Buffer.from(`<!-- x --><svg>${program}</svg>`), 'svg'],
    ['a GIF', () => aPicture('gif'), 'gif'],
    ['a TIFF', () => aPicture('tiff'), 'not-a-picture'],
    ['a page called .jpg', async () => Buffer.from(`<!doctype html><body>${program}`), 'not-a-picture'],
    ['an archive', async () => Buffer.from(`PK\x03\x04${'x'.repeat(400)}`), 'not-a-picture'],
    ['a few bytes', async () => Buffer.from([0xff, 0xd8, 0xff]), 'not-a-picture'],
    ['one that moves', aMovingPicture, 'animated'],
    ['a bomb of 3,600 million pixels', async () => aBomb(60_000, 60_000), 'too-many-pixels'],
    ['one just above the limit', async () => aBomb(10_000, 6_001), 'too-many-pixels'],
    ['a small one', () => aPicture('png', 400, 300), 'too-small'],
    ['one that was cut off', async () => (await aPhotograph()).subarray(0, 3000), 'broken'],
    [
      'the head of a JPEG alone',
      async () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(200)]),
      'broken',
    ],
  ])('is refused when it is %s', async (_what, make, problem) => {
    expect(await encodePicture(await make(), sizes)).toEqual({ problem })
  })

  it('loses what was hidden behind it', async () => {
    const polyglot = await aPolyglot()
    const made = await encodePicture(polyglot, sizes)
    if ('problem' in made) throw new Error(made.problem)
    for (const bytes of [made.wide, made.narrow]) {
      expect(bytes.includes(program)).toBe(false)
      expect(bytes.includes('canary')).toBe(false)
    }
  })

  it('does not keep the next one waiting for ever when one is broken', async () => {
    const [broken, whole] = await Promise.all([
      encodePicture(aBomb(60_000, 60_000), sizes),
      encodePicture(await aPicture('png'), sizes),
    ])
    expect(broken).toHaveProperty('problem')
    expect(whole).toHaveProperty('width')
  })
})

describe('a cover', () => {
  it('stands on the petition in both languages with its words, and is found by its address', async () => {
    const { petition, writer } = await aPetitionAndItsWriter()
    const bytes = await aPicture('png')
    const kept = await keepCover(writer, { petitionId: petition.id, seen: null, bytes, answers: words })
    expect(kept).toEqual({ outcome: 'kept' })
    const found = await findPetition('es', petition.slug)
    const id = await coverOf(petition.id)
    expect(found).toMatchObject({
      cover: { id, width: 800, height: 600, narrowWidth: 800, alt: words['alt-es'], credit: words.credit },
    })
    const image = await findImage(`${id}-1600.webp`)
    expect(image).toMatchObject({ isPublic: true })
    expect((await sharp(image!.bytes).metadata()).format).toBe('webp')
    for (const name of [`${id}-900.webp`, `${id}.webp`, `${id}-1600.png`, '../x', "' or 1=1"])
      expect(await findImage(name), name).toBeNull()
  })

  it('is public only while a public petition shows it', async () => {
    const { petition, writer } = await aPetitionAndItsWriter()
    const bytes = await aPicture('png')
    await keepCover(writer, { petitionId: petition.id, seen: null, bytes, answers: words })
    const name = `${await coverOf(petition.id)}-800.webp`
    expect(await findImage(name)).toMatchObject({ isPublic: true })
    const own = eq(organisations.id, writer.organisation.id)
    await db.write((tx) => tx.update(organisations).set({ state: 'suspended' }).where(own))
    expect(await findImage(name)).toMatchObject({ isPublic: false })
    await db.write((tx) => tx.update(organisations).set({ state: 'trusted' }).where(own))
    await changeState(petition.id, 'taken-down', { en: 'x', es: 'x' })
    expect(await findImage(name)).toMatchObject({ isPublic: false })
  })

  it('takes new words without a new file, and leaves no picture behind that nobody shows', async () => {
    const { petition, writer } = await aPetitionAndItsWriter()
    const before = await imageCount()
    const bytes = await aPicture('png')
    await keepCover(writer, { petitionId: petition.id, seen: null, bytes, answers: words })
    const first = await coverOf(petition.id)
    const again = {
      petitionId: petition.id,
      seen: first,
      bytes: null,
      answers: { ...words, credit: 'Somebody else' },
    }
    expect(await keepCover(writer, again)).toEqual({ outcome: 'kept' })
    expect(await findPetition('en', petition.slug)).toMatchObject({ cover: { credit: 'Somebody else' } })
    expect(await imageCount()).toBe(before + 1)
    expect(await findImage(`${first}-800.webp`)).toBeNull()
    const seen = (await coverOf(petition.id))!
    expect(await removeCover(writer, petition.id, seen)).toEqual({ outcome: 'removed' })
    expect(await imageCount()).toBe(before)
    expect(await removeCover(writer, petition.id, seen)).toEqual({ outcome: 'stale' })
  })

  it('stays for the copy of a petition when the original loses it', async () => {
    const { petition, writer } = await aPetitionAndItsWriter()
    const bytes = await aPicture('png')
    await keepCover(writer, { petitionId: petition.id, seen: null, bytes, answers: words })
    const cover = (await coverOf(petition.id))!
    await duplicatePetition(writer, petition.id, { en: '(copy)', es: '(copia)' })
    await removeCover(writer, petition.id, cover)
    expect(await findImage(`${cover}-800.webp`)).toMatchObject({ isPublic: false })
  })

  it('of two sent at once one stands, and the other is told', async () => {
    const { petition, writer } = await aPetitionAndItsWriter()
    const before = await imageCount()
    const bytes = await aPicture('png')
    const sent = { petitionId: petition.id, seen: null, bytes, answers: words }
    const outcomes = await Promise.all([keepCover(writer, sent), keepCover(writer, sent)])
    expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(['kept', 'stale'])
    expect(await imageCount()).toBe(before + 1)
  })

  it('is not another organisation’s to give, to take, or to take over', async () => {
    const { petition, writer } = await aPetitionAndItsWriter()
    const bytes = await aPicture('png')
    await keepCover(writer, { petitionId: petition.id, seen: null, bytes, answers: words })
    const cover = (await coverOf(petition.id))!
    const person = await actorOf(await aPerson())
    const stranger = { ...person, organisation: person.organisation! }
    const theirs = { petitionId: petition.id, seen: cover, bytes, answers: words }
    expect(await keepCover(stranger, theirs)).toEqual({ outcome: 'stale' })
    expect(await keepCover(stranger, { ...theirs, bytes: null })).toEqual({ outcome: 'stale' })
    expect(await removeCover(stranger, petition.id, cover)).toEqual({ outcome: 'stale' })
    expect(await coverOf(petition.id)).toBe(cover)
  })

  it('needs what it shows in both languages and whose it is', async () => {
    const form = new FormData()
    form.set('alt-en', '<img src=x>')
    form.set('credit', 'c'.repeat(161))
    form.set('file', new File([], ''))
    const { problems, bytes, answers } = await readCoverForm(form)
    expect(problems).toEqual({ 'alt-en': 'html', 'alt-es': 'empty', credit: 'too-long' })
    expect(bytes).toBeNull()
    expect(answers['alt-en']).toBe('<img src=x>')
    const { petition, writer } = await aPetitionAndItsWriter()
    expect(
      await keepCover(writer, { petitionId: petition.id, seen: null, bytes: null, answers: words }),
    ).toEqual({
      outcome: 'refused',
      problem: 'none',
    })
    const huge = {
      petitionId: petition.id,
      seen: null,
      bytes: Buffer.alloc(5 * 1024 * 1024 + 1),
      answers: words,
    }
    expect(await keepCover(writer, huge)).toEqual({ outcome: 'refused', problem: 'too-large' })
  })
})
