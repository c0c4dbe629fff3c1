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

/** How the first owner signs in, and what that browser is like. */
interface Way {
  mine: Language
  /** The second person's language. */
  other: Language
  passkey: boolean
  picture: ReturnType<typeof album>
}

test('an organisation is set up and runs a petition from its first word to its close, with a passkey', async ({
  browser,
}) => {
  test.setTimeout(600_000)
  await runAPetition(browser, { mine: 'en', other: 'es', passkey: true, picture: album() })
})

test('the same with a password and an app, without scripts', async ({ browser }) => {
  test.setTimeout(600_000)
  await runAPetition(browser, { mine: 'es', other: 'en', passkey: false, picture: async () => {} })
})

async function runAPetition(browser: Browser, { mine, other, passkey, picture }: Way): Promise<void> {
  const t = deskTexts(mine)
  const scripts = passkey // which need one
  const owner = await somebody(browser, scripts)

  await test.step('the first owner comes in by the printed link and gets ways to sign in', async () => {
    if (passkey) await addAuthenticator(owner)
    await owner.goto(at(mine, instance.setupPath))
    await picture(owner, mine, 'setup')
    await sayWho(
      owner,
      mine,
      { name: 'Marisol Quintana', email: 'marisol@correo.example' },
      written.organisation,
    )
    await picture(owner, mine, 'way-in')
    if (passkey) {
      await owner.locator('#passkey-name').fill('My laptop')
      await press(owner, t.accounts.factor.passkeyButton)
    } else await usePasswordAndApp(owner, mine, 'verde lento cedro tambor')
    await expectHeading(owner, t.accounts.codes.title)
    await picture(owner, mine, 'recovery-codes')
    await keepCodes(owner, mine)
    await expectHeading(owner, t.signatures.overview.empty)
    await picture(owner, mine, 'first-steps')
  })

  await test.step('a campaign in two languages is published', async () => {
    await follow(owner, t.signatures.overview.stepCampaign)
    for (const field of ['title', 'summary', 'story'] as const)
      await fillBoth(owner, field, written.campaign[field])
    await press(owner, t.campaigns.campaigns.create)
    await expectHeading(owner, written.campaign.title[mine])
    await press(owner, t.campaigns.campaigns.publish)
    await expect(owner.getByRole('button', { name: t.campaigns.campaigns.archive })).toBeVisible()
    await picture(owner, mine, 'campaign')
  })

  const slug =
    await test.step('a petition is begun, next to those that ask for something similar', async () => {
      await follow(owner, t.campaigns.campaigns.beginIn)
      const { title, summary } = written.petition
      return beginPetition(owner, mine, { title: title[mine], summary: summary[mine] }, () =>
        picture(owner, mine, 'similar'),
      )
    })

  await test.step('it is put to somebody', async () => {
    await openPetitionPart(owner, mine, slug, 'settings')
    await addTarget(owner, mine, written.target)
    await picture(owner, mine, 'settings')
  })

  const slugs =
    await test.step('two documents and three claims are recorded, two of which disagree', async () => {
      await recordSource(owner, mine, written.register)
      const held = await addClaim(owner, mine, written.heldByObservatory)
      const nights = await addClaim(owner, mine, written.nightsWithoutWord)
      await picture(owner, mine, 'source')
      await recordSource(owner, mine, written.answerToParliament)
      const counted = await addClaim(owner, mine, written.heldByMinistry)
      await openPetitionPart(owner, mine, slug, 'claims')
      await picture(owner, mine, 'evidence-none')
      await attachClaims(owner, mine, [
        written.heldByObservatory,
        written.heldByMinistry,
        written.nightsWithoutWord,
      ])
      await picture(owner, mine, 'evidence')
      return [held, counted, nights].map((claim) => `[claim:${claim}]`) as [string, string, string]
    })

  await test.step('its text is written in both languages, with a preview beside it', async () => {
    const { text } = t.workshop
    const story = written.story(...slugs)
    await openPetitionPart(owner, mine, slug, 'text')
    await writeText(owner, mine, textIn(mine, story[mine]))
    await press(owner, text.preview)
    await expect(owner.locator('#preview').getByRole('link', { name: '1' }).first()).toBeVisible()
    await picture(owner, mine, 'text')
    await press(owner, text.markReady)
    await expect(owner.getByRole('status').filter({ hasText: text.done.ready })).toBeVisible()
    await owner
      .getByRole('navigation', { name: text.languages })
      .getByRole('link', { name: new RegExp(`^${text.names[other]}`) })
      .click()
    await expectHeading(owner, text.titleIn[other])
    await writeText(owner, mine, textIn(other, story[other]))
    await press(owner, text.markReady)
    await expect(owner.getByRole('status').filter({ hasText: text.done.ready })).toBeVisible()
    await picture(owner, mine, 'text-both')
  })

  const reviewer = await somebody(browser, scripts)
  const theirs = deskTexts(other)
  await test.step('a second person is invited by mail and joins with a password and an app', async () => {
    const email = 'ixchel@correo.example'
    await openPart(owner, mine, 'team')
    await follow(owner, t.team.invite)
    await owner.locator('#email').fill(email)
    await owner.getByRole('checkbox', { name: t.team.role.moderator }).check()
    await owner.locator('#locale').selectOption(other)
    await press(owner, t.team.send)
    await expect(owner.getByRole('row', { name: email })).toBeVisible()
    await picture(owner, mine, 'team')

    await followLetterOf(reviewer, email, '/invitations/')
    await picture(reviewer, other, 'invitation')
    await reviewer.locator('#name').fill('Ixchel Tun')
    await press(reviewer, theirs.team.invitation.next)
    await usePasswordAndApp(reviewer, other, 'verde lento cedro tambor')
    await keepCodes(reviewer, other)
  })

  await test.step('whoever wrote it submits it, and the second person reads it and opens it', async () => {
    await openPetitionPart(owner, mine, slug, 'review')
    await picture(owner, mine, 'submit')
    await press(owner, t.review.submit.button)
    await expect(owner.getByText(t.review.submit.waits)).toBeVisible()

    await openPart(reviewer, other, 'review')
    await picture(reviewer, other, 'review-queue')
    await follow(reviewer, written.petition.title[other])
    await picture(reviewer, other, 'review')
    await press(reviewer, theirs.review.page.approve)
    await expect(reviewer.getByText(theirs.review.page.done.opened)).toBeVisible()
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
    await openPetitionPart(owner, mine, slug, 'overview')
    await expect(owner.getByRole('main')).toContainText(t.signatures.figures.confirmed)
    await picture(owner, mine, 'figures')
    await owner.goto('/manage')
    await expect(owner.getByRole('row', { name: written.petition.title[mine] })).toContainText('3')
    await picture(owner, mine, 'overview')
  })

  await test.step('a packet is prepared, its letter downloaded, and a link made for the office', async () => {
    const d = t.delivery
    await openPetitionPart(owner, mine, slug, 'delivery')
    await press(owner, d.prepareButton)
    await expectHeading(owner, fill(d.one.title, { target: written.target.name[mine] }))
    for (const [name, head] of [
      [d.one.letter, '%PDF-'],
      [d.one.table, '\uFEFFn'], // name, nombre
    ] as const) {
      const document = await download(owner, name)
      expect(document.subarray(0, 20).toString('utf8')).toContain(head)
      if (name === d.one.table) {
        expect(document.toString('utf8')).toContain('Ana Lucía Méndez')
        expect(document.toString('utf8')).not.toContain('Tomás Ajú')
      }
    }
    await press(owner, d.one.linkMake)
    const link = (await owner.getByRole('main').locator('code').first().textContent())!
    await picture(owner, mine, 'packet')

    const office = await somebody(browser)
    const t2 = textsOf(mine).packet
    await office.goto(new URL(link).pathname)
    await expectHeading(office, fill(t2.title, { target: written.target.name[mine] }))
    await picture(office, mine, 'packet-of-the-office')
    expect((await download(office, t2.letter)).subarray(0, 5).toString()).toBe('%PDF-')
    await office.locator('#by').fill('Ministry of the Interior, registry')
    await press(office, t2.button)
    await expect(office.getByRole('heading', { name: t2.received, exact: true })).toBeVisible()
    await owner.goto(owner.url())
    await expect(owner.getByRole('main')).toContainText('Ministry of the Interior, registry')
  })

  await test.step('it is marked as delivered while it goes on collecting, answered, and closed', async () => {
    const d = t.delivery
    await openPetitionPart(owner, mine, slug, 'delivery')
    await follow(owner, new RegExp(`^${d.packet.split('{')[0]}`))
    await owner.locator('#deliveredOn').fill(today())
    await owner.locator('#how').selectOption('in-person')
    await owner.locator('#noteEn').fill('Handed over at the gate of the ministry by five families.')
    await owner.locator('#noteEs').fill('La entregaron cinco familias en la puerta del ministerio.')
    await owner.locator('#goesOn').check()
    await press(owner, d.one.markButton)
    await expect(owner.getByText(d.one.saved)).toBeVisible()
    await openPetitionPart(owner, mine, slug, 'delivery')
    await follow(owner, d.record)
    await owner.locator('#outcome').selectOption('in-part')
    await owner.locator('#answeredOn').fill(today())
    await owner.locator('#textEn').fill(written.answer.en)
    await owner.locator('#textEs').fill(written.answer.es)
    await picture(owner, mine, 'answer')
    await press(owner, d.answer.button)
    await expect(owner.getByText(d.answer.done)).toBeVisible()
    await picture(owner, mine, 'delivery')

    await openPetitionPart(owner, mine, slug, 'settings')
    const close = t.campaigns.state.moves.close
    await follow(owner, `${close.title}…`)
    await press(owner, close.title)
    await expect(owner.locator('#state')).toContainText(textsOf(mine).states.closed.label.toLowerCase())
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
}
