import { expect, test, type Browser, type Page } from '@playwright/test'
import {
  addAuthenticator,
  addClaim,
  addTarget,
  album,
  attachClaims,
  beginPetition,
  deskTexts,
  download,
  fill,
  expectHeading,
  fillBoth,
  follow,
  followLetterOf,
  keepCodes,
  openPart,
  openPetitionPart,
  press,
  publicPath,
  recordSource,
  sayWho,
  startInstance,
  today,
  usePasswordAndApp,
  writeText,
  type Instance,
} from './organizers-steps'
import * as written from './organizers-petition'
import { aMailbox, at, countOf, followLetter, sign, textsOf, type Language } from './steps'

// So many steps: one that waits for what never comes says so before all of them time out.
test.use({ actionTimeout: 60_000, navigationTimeout: 60_000 })

let instance: Instance
test.beforeEach(async () => {
  instance = await startInstance()
})
test.afterEach(() => instance.end())

/** Somebody with a browser of their own. */
async function somebody(browser: Browser, javaScriptEnabled = true): Promise<Page> {
  const context = await browser.newContext({ baseURL: instance.origin, javaScriptEnabled })
  return context.newPage()
}

const textIn = (language: Language, story: string) => ({
  title: written.petition.title[language],
  summary: written.petition.summary[language],
  demands: written.petition.demands.map((demand) => demand[language]),
  story,
  evidenceFrom: written.petition.evidenceFrom[language],
})

test('an organisation is set up and runs a petition from its first word to its answer', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  const picture = album()
  const t = deskTexts('en')
  const owner = await somebody(browser)

  await test.step('the first owner comes in by the printed link and makes a passkey', async () => {
    await addAuthenticator(owner)
    await owner.goto(instance.setupPath)
    await picture(owner, 'en', 'setup')
    await sayWho(
      owner,
      'en',
      { name: 'Marisol Quintana', email: 'marisol@correo.example' },
      written.organisation,
    )
    await picture(owner, 'en', 'way-in')
    await owner.locator('#passkey-name').fill('My laptop')
    await press(owner, t.accounts.factor.passkeyButton)
    await expectHeading(owner, t.accounts.codes.title)
    await picture(owner, 'en', 'recovery-codes')
    await keepCodes(owner, 'en')
    await expectHeading(owner, t.signatures.overview.empty)
    await picture(owner, 'en', 'first-steps')
  })

  await test.step('a campaign in two languages is published', async () => {
    await follow(owner, t.signatures.overview.stepCampaign)
    for (const field of ['title', 'summary', 'story'] as const)
      await fillBoth(owner, field, written.campaign[field])
    await press(owner, t.campaigns.campaigns.create)
    await expectHeading(owner, written.campaign.title.en)
    await press(owner, t.campaigns.campaigns.publish)
    await expect(owner.getByRole('button', { name: t.campaigns.campaigns.archive })).toBeVisible()
    await picture(owner, 'en', 'campaign')
  })

  const slug =
    await test.step('a petition is begun, next to those that ask for something similar', async () => {
      await follow(owner, t.campaigns.campaigns.beginIn)
      const { title, summary } = written.petition
      return beginPetition(owner, 'en', { title: title.en, summary: summary.en }, () =>
        picture(owner, 'en', 'similar'),
      )
    })

  await test.step('it is put to somebody', async () => {
    await openPetitionPart(owner, 'en', slug, 'settings')
    await addTarget(owner, 'en', written.target)
    await picture(owner, 'en', 'settings')
  })

  const slugs =
    await test.step('two documents and three claims are recorded, two of which disagree', async () => {
      await recordSource(owner, 'en', written.register)
      const held = await addClaim(owner, 'en', written.heldByObservatory)
      const nights = await addClaim(owner, 'en', written.nightsWithoutWord)
      await picture(owner, 'en', 'source')
      await recordSource(owner, 'en', written.answerToParliament)
      const counted = await addClaim(owner, 'en', written.heldByMinistry)
      await openPetitionPart(owner, 'en', slug, 'claims')
      await picture(owner, 'en', 'evidence-none')
      await attachClaims(owner, 'en', [
        written.heldByObservatory,
        written.heldByMinistry,
        written.nightsWithoutWord,
      ])
      await picture(owner, 'en', 'evidence')
      return [held, counted, nights].map((claim) => `[claim:${claim}]`) as [string, string, string]
    })

  await test.step('its text is written in both languages, with a preview beside it', async () => {
    const { text } = t.workshop
    const story = written.story(...slugs)
    await openPetitionPart(owner, 'en', slug, 'text')
    await writeText(owner, 'en', textIn('en', story.en))
    await press(owner, text.preview)
    await expect(owner.locator('#preview').getByRole('link', { name: '1' }).first()).toBeVisible()
    await picture(owner, 'en', 'text')
    await press(owner, text.markReady)
    await expect(owner.getByRole('status').filter({ hasText: text.done.ready })).toBeVisible()
    await owner
      .getByRole('navigation', { name: text.languages })
      .getByRole('link', { name: new RegExp(`^${text.names.es}`) })
      .click()
    await expectHeading(owner, text.titleIn.es)
    await writeText(owner, 'en', textIn('es', story.es))
    await press(owner, text.markReady)
    await expect(owner.getByRole('status').filter({ hasText: text.done.ready })).toBeVisible()
    await picture(owner, 'en', 'text-both')
  })

  const reviewer = await somebody(browser)
  const es = deskTexts('es')
  await test.step('a second person is invited by mail and joins with a password and an app', async () => {
    const email = 'ixchel@correo.example'
    await openPart(owner, 'en', 'team')
    await follow(owner, t.team.invite)
    await owner.locator('#email').fill(email)
    await owner.getByRole('checkbox', { name: t.team.role.moderator }).check()
    await owner.locator('#locale').selectOption('es')
    await press(owner, t.team.send)
    await expect(owner.getByRole('row', { name: email })).toBeVisible()
    await picture(owner, 'en', 'team')

    await followLetterOf(reviewer, email, '/invitations/')
    await picture(reviewer, 'es', 'invitation')
    await reviewer.locator('#name').fill('Ixchel Tun')
    await press(reviewer, es.team.invitation.next)
    await usePasswordAndApp(reviewer, 'es', 'verde lento cedro tambor')
    await keepCodes(reviewer, 'es')
  })

  await test.step('whoever wrote it submits it, and the second person reads it and opens it', async () => {
    await openPetitionPart(owner, 'en', slug, 'review')
    await picture(owner, 'en', 'submit')
    await press(owner, t.review.submit.button)
    await expect(owner.getByText(t.review.submit.waits)).toBeVisible()

    await openPart(reviewer, 'es', 'review')
    await picture(reviewer, 'es', 'review-queue')
    await follow(reviewer, written.petition.title.es)
    await picture(reviewer, 'es', 'review')
    await press(reviewer, es.review.page.approve)
    await expect(reviewer.getByText(es.review.page.done.opened)).toBeVisible()
  })

  await test.step('the public reads it in both languages, and three people sign it', async () => {
    const reader = await somebody(browser)
    for (const language of ['en', 'es'] as const) {
      await reader.goto(publicPath(language, slug))
      await expectHeading(reader, written.petition.title[language])
      await expect(reader.locator('#story .cite')).toHaveCount(3)
      await expect(reader.locator('#evidence')).toContainText(textsOf(language).evidence.disagreeing)
      await picture(reader, language, 'petition')
    }
    for (const [language, name, ticks] of [
      ['en', 'Ana Lucía Méndez', ['shown', 'deliver']],
      ['es', 'Tomás Ajú', ['shown', 'updates']],
      ['es', 'Rosa Elvira Cal', ['deliver']],
    ] as const) {
      const email = aMailbox()
      await reader.goto(publicPath(language, slug))
      await sign(reader, language, { name, email, ticks: [...ticks] })
      await followLetter(reader, email)
      await reader.getByRole('button', { name: textsOf(language).confirm.button }).click()
      await expectHeading(reader, textsOf(language).thanks.title)
    }
    await expect.poll(() => countOf(reader, slug), { timeout: 60_000 }).toBe(3)
  })

  await test.step('the figures are there', async () => {
    await openPetitionPart(owner, 'en', slug, 'overview')
    await expect(owner.getByRole('main')).toContainText(t.signatures.figures.confirmed)
    await picture(owner, 'en', 'figures')
    await owner.goto('/manage')
    await expect(owner.getByRole('row', { name: written.petition.title.en })).toContainText('3')
    await picture(owner, 'en', 'overview')
  })

  await test.step('a packet is prepared, its letter downloaded, and a link made for the office', async () => {
    const d = t.delivery
    await openPetitionPart(owner, 'en', slug, 'delivery')
    await press(owner, d.prepareButton)
    await expectHeading(owner, fill(d.one.title, { target: written.target.name.en }))
    for (const [name, head] of [
      [d.one.letter, '%PDF-'],
      [d.one.table, '\uFEFFname,'],
    ] as const) {
      const document = await download(owner, name)
      expect(document.subarray(0, 20).toString('utf8')).toContain(head)
      if (head === '\uFEFFname,') {
        expect(document.toString('utf8')).toContain('Ana Lucía Méndez')
        expect(document.toString('utf8')).not.toContain('Tomás Ajú')
      }
    }
    await press(owner, d.one.linkMake)
    const link = (await owner.getByRole('main').locator('code').first().textContent())!
    await picture(owner, 'en', 'packet')

    const office = await somebody(browser)
    const t2 = textsOf('en').packet
    await office.goto(new URL(link).pathname)
    await expectHeading(office, fill(t2.title, { target: written.target.name.en }))
    await picture(office, 'en', 'packet-of-the-office')
    expect((await download(office, t2.letter)).subarray(0, 5).toString()).toBe('%PDF-')
    await office.locator('#by').fill('Ministry of the Interior, registry')
    await press(office, t2.button)
    await expect(office.getByRole('heading', { name: t2.received, exact: true })).toBeVisible()
    await owner.goto(owner.url())
    await expect(owner.getByRole('main')).toContainText('Ministry of the Interior, registry')
  })

  await test.step('it is closed, marked as delivered, and answered', async () => {
    const d = t.delivery
    await openPetitionPart(owner, 'en', slug, 'settings')
    const close = t.campaigns.state.moves.close
    await follow(owner, `${close.title}…`)
    await press(owner, close.title)
    await expect(owner.locator('#state')).toContainText(textsOf('en').states.closed.label.toLowerCase())

    await openPetitionPart(owner, 'en', slug, 'delivery')
    await follow(owner, /^Packet of /)
    await owner.locator('#deliveredOn').fill(today())
    await owner.locator('#how').selectOption('in-person')
    await owner.locator('#noteEn').fill('Handed over at the gate of the ministry by five families.')
    await owner.locator('#noteEs').fill('La entregaron cinco familias en la puerta del ministerio.')
    await press(owner, d.one.markButton)
    await expect(owner.getByText(d.one.saved)).toBeVisible()
    await openPetitionPart(owner, 'en', slug, 'delivery')
    await follow(owner, d.record)
    await owner.locator('#outcome').selectOption('in-part')
    await owner.locator('#answeredOn').fill(today())
    await owner.locator('#textEn').fill(written.answer.en)
    await owner.locator('#textEs').fill(written.answer.es)
    await picture(owner, 'en', 'answer')
    await press(owner, d.answer.button)
    await expect(owner.getByText(d.answer.done)).toBeVisible()
    await picture(owner, 'en', 'delivery')
  })

  await test.step('its page tells all of it and takes no more signatures', async () => {
    const reader = await somebody(browser)
    await reader.goto(publicPath('es', slug))
    await expect(reader.getByRole('main')).toContainText(textsOf('es').answers.outcomes['in-part'])
    await expect(reader.getByRole('main')).toContainText(textsOf('es').deliveries.received)
    await expect(reader.locator('#email')).toHaveCount(0)
    await picture(reader, 'es', 'petition-answered')
    const form = { name: 'Marisol Quintana', email: aMailbox(), country: 'GT' }
    const late = await reader.request.post(publicPath('es', slug) + '/sign', {
      form,
      headers: { 'Sec-Fetch-Site': 'same-origin' },
    })
    expect(late.status()).toBe(409)
    // Beside it one of the demonstration, for whoever compares them.
    await reader.goto('/es/petitions/obey-the-courts')
    await picture(reader, 'es', 'petition-seeded')
    const told = reader.goto('/outbox').then(() => reader.getByText(written.petition.title.es))
    await expect((await told).first()).toBeVisible()
  })
})

test('the same with a password and an app, without scripts', async ({ browser }) => {
  test.setTimeout(300_000)
  const es = deskTexts('es')
  const owner = await somebody(browser, false)
  const language = 'es'
  await owner.goto(at(language, instance.setupPath))
  await sayWho(owner, language, { name: 'Rosa Cal', email: 'rosa@correo.example' }, written.organisation)
  await usePasswordAndApp(owner, language, 'verde lento cedro tambor')
  await keepCodes(owner, language)

  await follow(owner, es.signatures.overview.stepPetition)
  const { title, summary } = written.petition
  const slug = await beginPetition(owner, language, { title: title.es, summary: summary.es })
  await openPetitionPart(owner, language, slug, 'settings')
  await addTarget(owner, language, written.target)
  await recordSource(owner, language, written.register)
  const tag = `[claim:${await addClaim(owner, language, written.heldByObservatory)}]`
  await openPetitionPart(owner, language, slug, 'claims')
  await attachClaims(owner, language, [written.heldByObservatory])
  await openPetitionPart(owner, language, slug, 'text')
  await writeText(owner, language, textIn(language, written.story(tag, tag, tag).es))
  await press(owner, es.workshop.text.preview)
  await expect(owner.locator('#preview').getByRole('link', { name: '1' }).first()).toBeVisible()
  await press(owner, es.workshop.text.markReady)
  await expect(owner.getByRole('status').filter({ hasText: es.workshop.text.done.ready })).toBeVisible()

  await openPetitionPart(owner, language, slug, 'review')
  await press(owner, es.review.submit.button)
  await follow(owner, es.review.submit.toReview)
  await expect(owner.getByText(es.review.page.alone)).toBeVisible()
  await press(owner, es.review.page.approve)
  await expect(owner.getByText(es.review.page.done.opened)).toBeVisible()

  const reader = await somebody(browser, false)
  const email = aMailbox()
  await reader.goto(publicPath(language, slug))
  await sign(reader, language, { email })
  await followLetter(reader, email)
  await reader.getByRole('button', { name: textsOf(language).confirm.button }).click()
  await expect.poll(() => countOf(reader, slug), { timeout: 60_000 }).toBe(1)
})
