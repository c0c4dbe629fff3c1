import { createElement, type ReactElement } from 'react'
import { render, toPlainText } from 'react-email'
import { fill, texts } from '../app/i18n'
import { AlreadySigned } from './already-signed'
import { Answered } from './answered'
import { CardTesting } from './card-testing'
import { Confirm } from './confirm'
import { fitSubject } from './defuse'
import { Delivered } from './delivered'
import { DemandChanged } from './demand-changed'
import { DisputeOpened } from './dispute-opened'
import { Expired } from './expired'
import { FactorChanged } from './factor-changed'
import { Invitation } from './invitation'
import type { Letter } from './letter'
import { MonthlyEnded } from './monthly-ended'
import { MailTest } from './mail-test'
import { MyLink } from './my-link'
import { NewDevice } from './new-device'
import { Receipt } from './receipt'
import { ReceiptCorrected } from './receipt-corrected'
import { Recover } from './recover'
import { RenewalFailed } from './renewal-failed'
import { RenewalNeedsAction } from './renewal-needs-action'
import { Reported } from './reported'
import { Update, type UpdateProps } from './update'
import { ReviewDecided } from './review-decided'
import { Withdrawn } from './withdrawn'
import { YearlyStatement } from './yearly-statement'

export interface Rendered {
  subject: string
  html: string
  text: string
}

/** Writes a letter out: HTML, and plain text from the same tree. Every link starts with the origin. */
export async function renderEmail(letter: Letter, origin: string): Promise<Rendered> {
  if (letter.template === 'test-mailing') {
    const { subject, html, text } = letter.fields
    return {
      subject: fitSubject(fill(texts(letter.locale).letters['test-mailing'].subject, { subject })),
      html,
      text,
    }
  }
  const html = await render(treeOf(letter, origin))
  const { subject } = texts(letter.locale).letters[letter.template]
  return {
    subject: fitSubject(
      fill(subject, 'petitionTitle' in letter.fields ? { title: letter.fields.petitionTitle } : {}),
    ),
    html,
    text: plainText(html),
  }
}

/** Writes an update out, HTML and text of one tree; its subject is its writer's. */
export async function renderUpdate(props: UpdateProps): Promise<Omit<Rendered, 'subject'>> {
  const html = await render(createElement(Update, props))
  return { html, text: plainText(html) }
}

function treeOf(letter: Exclude<Letter, { template: 'test-mailing' }>, origin: string): ReactElement {
  switch (letter.template) {
    case 'confirm':
      return createElement(Confirm, { ...letter, origin })
    case 'already-signed':
      return createElement(AlreadySigned, { ...letter, origin })
    case 'expired':
      return createElement(Expired, { ...letter, origin })
    case 'withdrawn':
      return createElement(Withdrawn, { ...letter, origin })
    case 'invitation':
      return createElement(Invitation, { ...letter, origin })
    case 'new-device':
      return createElement(NewDevice, { ...letter, origin })
    case 'factor-changed':
      return createElement(FactorChanged, { ...letter, origin })
    case 'recover':
      return createElement(Recover, { ...letter, origin })
    case 'demand-changed':
      return createElement(DemandChanged, { ...letter, origin })
    case 'delivered':
      return createElement(Delivered, { ...letter, origin })
    case 'answered':
      return createElement(Answered, { ...letter, origin })
    case 'review-decided':
      return createElement(ReviewDecided, { ...letter, origin })
    case 'reported':
      return createElement(Reported, { ...letter, origin })
    case 'receipt':
      return createElement(Receipt, { ...letter, origin })
    case 'receipt-corrected':
      return createElement(ReceiptCorrected, { ...letter, origin })
    case 'renewal-failed':
      return createElement(RenewalFailed, { ...letter, origin })
    case 'renewal-needs-action':
      return createElement(RenewalNeedsAction, { ...letter, origin })
    case 'monthly-ended':
      return createElement(MonthlyEnded, { ...letter, origin })
    case 'yearly-statement':
      return createElement(YearlyStatement, { ...letter, origin })
    case 'card-testing':
      return createElement(CardTesting, { ...letter, origin })
    case 'dispute-opened':
      return createElement(DisputeOpened, { ...letter, origin })
    case 'mail-test':
      return createElement(MailTest, { ...letter, origin })
    case 'my-link':
      return createElement(MyLink, { ...letter, origin })
  }
}

interface Walked {
  attribs: { href: string }
  children: Walked[]
}
interface Builder {
  addInline(text: string, how: { noWordTransform: boolean }): void
  addLineBreak(): void
}

/** A link's words, and under them where it leads. */
function addressBelow(link: Walked, walk: (children: Walked[], builder: Builder) => void, builder: Builder) {
  walk(link.children, builder)
  builder.addLineBreak()
  builder.addInline(link.attribs.href, { noWordTransform: true })
}

const line = { leadingLineBreaks: 1, trailingLineBreaks: 1 }
const textOptions = {
  formatters: { addressBelow },
  selectors: [
    { selector: 'h1', options: { uppercase: false } },
    { selector: 'h2', options: { uppercase: false } },
    { selector: 'h3', options: { uppercase: false } },
    { selector: 'a.button', format: 'addressBelow' },
    { selector: 'a.title', format: 'addressBelow' },
    { selector: 'tr.fact', format: 'block', options: line },
    { selector: 'td.fact', format: 'inline' },
  ],
}

const plainText = (html: string): string =>
  `${toPlainText(html, textOptions)
    .replace(/[ \u00a0]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim()}\n`
