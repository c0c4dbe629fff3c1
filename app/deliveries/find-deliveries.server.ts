import { and, asc, desc, eq, isNotNull } from 'drizzle-orm'
import { db } from '../../db/client'
import { isId } from '../../db/is-id'
import { answers, deliveries, petitionTargets, targets } from '../../db/schema'
import { DAY } from '../duration'
import type { Locale } from '../i18n'
import { renderMarkdown } from '../platform/markdown.server'
import { findContent } from './open-packet.server'
import type { AnswerOutcome } from './words'

/** The packets and answers of a petition, by those it is addressed to, as its organizers see them. */
export async function findDesk(petitionId: string, locale: Locale) {
  const to = await db.read
    .select({ id: targets.id, slug: targets.slug, name: targets.name })
    .from(petitionTargets)
    .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
    .where(eq(petitionTargets.petitionId, petitionId))
    .orderBy(asc(petitionTargets.position))
  const packets = await db.read
    .select()
    .from(deliveries)
    .where(eq(deliveries.petitionId, petitionId))
    .orderBy(desc(deliveries.preparedAt))
  const answered = await answersOf(petitionId)
  return to.map((target) => ({
    slug: target.slug,
    name: target.name[locale],
    packets: packets.filter(({ targetId }) => targetId === target.id).map(factsOf),
    answers: answered
      .filter(({ targetId }) => targetId === target.id)
      .map(({ version, outcome, answeredOn, recordedAt }) => ({ version, outcome, answeredOn, recordedAt })),
  }))
}

const factsOf = ({ linkHash, ...packet }: typeof deliveries.$inferSelect) => ({
  id: packet.id,
  locale: packet.locale,
  confirmed: packet.confirmed,
  paper: packet.paper,
  names: packet.names,
  preparedAt: packet.preparedAt,
  hasLink: linkHash !== null,
  linkExpiresAt: packet.linkExpiresAt,
  deliveredOn: packet.deliveredOn,
  how: packet.how,
  note: packet.note,
  firstOpenedAt: packet.firstOpenedAt,
  acknowledgedAt: packet.acknowledgedAt,
  acknowledgedBy: packet.acknowledgedBy,
})

/** One packet of a petition, or null for another's. */
export async function findPacket(petitionId: string, id: string, locale: Locale) {
  if (!isId(id)) return null
  const [row] = await db.read
    .select({ packet: deliveries, target: targets.name })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .where(and(eq(deliveries.id, id), eq(deliveries.petitionId, petitionId)))
  return row ? { ...factsOf(row.packet), target: row.target[locale] } : null
}

/** What the recipient of a packet reads before it is opened. */
export async function showPacket(id: string, locale: Locale) {
  const row = await findContent(id)
  if (!row) return null
  return {
    ...factsOf(row.packet),
    slug: row.slug,
    title: row.text.title,
    target: row.target[locale],
    organisation: row.organisation[locale],
  }
}

export interface DeliveryView {
  to: string
  deliveredOn: string
  /** Whole days between that day and today, in UTC. */
  daysAgo: number
  note: string | null
  received: boolean
  answered: boolean
  confirmed: number
  paper: number
  names: number
}

export interface AnswerVersion {
  version: number
  outcome: AnswerOutcome
  answeredOn: string
  /** Safe HTML. */
  html: string
  documentUrl: string | null
  /** Epoch ms. */
  recordedAt: number
}

export interface AnswerView {
  slug: string
  to: string
  current: AnswerVersion
  /** Newest first. */
  before: AnswerVersion[]
}

/** What has become of a petition, for everybody: where it was handed over, and what was answered. */
export async function findOutcome(petitionId: string, locale: Locale, now = Date.now()) {
  const handed = await db.read
    .select({ packet: deliveries, to: targets.name })
    .from(deliveries)
    .innerJoin(targets, eq(targets.id, deliveries.targetId))
    .where(and(eq(deliveries.petitionId, petitionId), isNotNull(deliveries.deliveredOn)))
    .orderBy(desc(deliveries.deliveredOn), desc(deliveries.preparedAt))
  const answered = await answersOf(petitionId)
  return {
    deliveries: handed.map(({ packet, to }): DeliveryView => ({
      to: to[locale],
      deliveredOn: packet.deliveredOn!,
      daysAgo: Math.max(0, Math.floor((now - Date.parse(packet.deliveredOn!)) / DAY)),
      note: packet.note?.[locale] || null,
      received: packet.acknowledgedAt !== null,
      answered: answered.some(({ targetId }) => targetId === packet.targetId),
      confirmed: packet.confirmed,
      paper: packet.paper,
      names: packet.names,
    })),
    answers: grouped(answered, locale),
  }
}

type Answered = Awaited<ReturnType<typeof answersOf>>[number]

const answersOf = (petitionId: string) =>
  db.read
    .select({
      targetId: answers.targetId,
      slug: targets.slug,
      to: targets.name,
      version: answers.version,
      outcome: answers.outcome,
      answeredOn: answers.answeredOn,
      text: answers.text,
      documentUrl: answers.documentUrl,
      recordedAt: answers.recordedAt,
    })
    .from(answers)
    .innerJoin(targets, eq(targets.id, answers.targetId))
    .where(eq(answers.petitionId, petitionId))
    .orderBy(desc(answers.version))

function grouped(rows: Answered[], locale: Locale): AnswerView[] {
  const slugs = [...new Set(rows.map(({ slug }) => slug))]
  return slugs.map((slug) => {
    const versions = rows.filter((row) => row.slug === slug)
    const [current, ...before] = versions.map(
      ({ text, version, outcome, answeredOn, documentUrl, recordedAt }) => ({
        version,
        outcome,
        answeredOn,
        html: renderMarkdown(text[locale], () => null),
        documentUrl,
        recordedAt,
      }),
    )
    return { slug, to: versions[0]!.to[locale], current: current!, before }
  })
}

/** The newest version of a target's answer as it was typed; version 0 where there is none. */
export async function newestAnswer(petitionId: string, target: string, locale: Locale) {
  const [to] = await db.read
    .select({ name: targets.name })
    .from(petitionTargets)
    .innerJoin(targets, eq(targets.id, petitionTargets.targetId))
    .where(and(eq(petitionTargets.petitionId, petitionId), eq(targets.slug, target)))
  if (!to) return null
  const stored = (await answersOf(petitionId)).find(({ slug }) => slug === target) ?? null
  return { target: to.name[locale], stored, version: stored?.version ?? 0 }
}

/** The same for machines. */
export async function outcomeRecord(petitionId: string, locale: Locale, now = Date.now()) {
  const { deliveries: handed, answers: answered } = await findOutcome(petitionId, locale, now)
  const rows = await answersOf(petitionId)
  return {
    deliveries: handed.map(
      ({ to, deliveredOn, note, received, answered: isAnswered, confirmed, paper, names }) => ({
        ...{ to, deliveredOn, note, received, answered: isAnswered },
        signatures: { confirmed, paper, names },
      }),
    ),
    answers: answered.map(({ slug, to }) => ({
      target: slug,
      to,
      versions: rows
        .filter((row) => row.slug === slug)
        .map(({ version, outcome, answeredOn, text, documentUrl, recordedAt }) => ({
          version,
          outcome,
          answeredOn,
          text: text[locale],
          documentUrl,
          recordedAt: new Date(recordedAt).toISOString(),
        })),
    })),
  }
}
