import { describe, expect, it } from 'vitest'
import { changeState } from '../../app/petitions/change-state.server'
import { findPetition } from '../../app/petitions/find.server'
import { findSignable } from '../../app/petitions/find-signable.server'
import { isMissing } from '../../app/petitions/missing'
import { petitionStates } from '../../db/schema'
import { db } from '../../db/client'
import { aPetition } from '../support/petitions'

describe('a petition as its form finds it', () => {
  it('has the title of the form’s language', async () => {
    const { id, slug, title } = await aPetition({ languages: ['en', 'es'] })
    expect(await findSignable('en', slug)).toEqual({ id, slug, title, takesSignatures: true })
    expect(await findSignable('es', slug)).toMatchObject({ id, slug, takesSignatures: true })
  })

  it.each(petitionStates)('is missing and takes signatures as its page says: %s', async (state) => {
    const { id, slug } = await aPetition()
    await changeState(id, state)
    const [page, form] = [await findPetition('en', slug), await findSignable('en', slug)]
    if (isMissing(page)) expect(form).toEqual(page && expect.objectContaining({ outcome: page.outcome }))
    else expect(form).toMatchObject({ takesSignatures: page.takesSignatures })
  })

  it('is not there under an unknown address, and names its languages where it is not translated', async () => {
    const { slug } = await aPetition({ languages: ['en'] })
    expect(await findSignable('en', 'nobody-wrote-this')).toBeNull()
    expect(await findSignable('es', slug)).toEqual({ outcome: 'other-language', languages: ['en'] })
  })

  it('costs many signers one query', async () => {
    const { slug } = await aPetition()
    await findSignable('en', slug)
    const before = db.work.reads
    for (let i = 0; i < 20; i++) await findSignable('en', slug)
    expect(db.work.reads).toBe(before)
  })

  it('takes no signatures from the moment it is closed or its time has come', async () => {
    const closesAt = Date.now() + 60_000
    const { id, slug } = await aPetition({ closesAt })
    expect(await findSignable('en', slug, closesAt - 1)).toMatchObject({ takesSignatures: true })
    expect(await findSignable('en', slug, closesAt)).toMatchObject({ takesSignatures: false })
    await changeState(id, 'paused')
    expect(await findSignable('en', slug)).toMatchObject({ takesSignatures: false })
  })
})
