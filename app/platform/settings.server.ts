import { z } from 'zod'
import { db, type Tx } from '../../db/client'
import { settings as table } from '../../db/schema'
import { SECOND } from '../duration'
import { readNetworkList } from './network-list'
import { remembered } from './remembered.server'

const number = (initial: number, min: number, max: number, does: string) => ({
  schema: z.coerce
    .number('must be a number')
    .int('must be a whole number')
    .min(min, `must be at least ${min}`)
    .max(max, `must be at most ${max}`),
  initial,
  does,
})

const networks = z
  .string()
  .max(20_000, 'is too long')
  .superRefine((text, context) => {
    const { malformed } = readNetworkList(text)
    if (malformed.length)
      context.addIssue(`has entries that are no address and no CIDR: ${malformed.join(', ')}`)
  })

/** Every limit of the product. What only scores never refuses anybody; points add up to `holdAt`. */
const known = {
  mailboxLetters: number(3, 1, 50, 'letters a day to one mailbox about one petition; no further one is sent'),
  mailboxLettersInAll: number(10, 1, 200, 'letters a day to one mailbox about all petitions'),
  mailboxPause: number(2, 0, 60, 'minutes between two letters to one mailbox about one petition'),
  networkSignatures: number(30, 1, 100_000, 'signatures from one network on one petition that score nothing'),
  networkMinutes: number(10, 1, 1_440, 'minutes in which networkSignatures are counted'),
  networkPoints: number(3, 0, 1_000, 'points of each further signature from that network'),
  networkExempt: {
    schema: networks,
    initial: '',
    does: 'networks that are never scored: addresses and CIDRs, apart by commas or spaces',
  },
  domainLetters: number(
    200,
    1,
    1_000_000,
    'letters an hour to one mail domain outside the big providers; further ones are delayed and score',
  ),
  domainPoints: number(3, 0, 1_000, 'points of each further signature from that domain'),
  disposablePoints: number(3, 0, 1_000, 'points of an address at a provider of throw-away mailboxes'),
  fastSeconds: number(3, 1, 60, 'seconds from sending the form to pressing the button that count as fast'),
  fastPresses: number(5, 1, 10_000, 'fast presses a minute from one network that score nothing'),
  fastPoints: number(3, 0, 1_000, 'points of each further fast press'),
  holdAt: number(6, 1, 10_000, 'points from which a confirmed signature is held for review'),
  stampHours: number(24, 1, 168, 'hours that a sign form may lie open'),
  organisationSignUp: number(
    0,
    0,
    1,
    '1 lets anybody sign up an organisation, which begins under moderation',
  ),
  readOnly: number(0, 0, 1, '1 lets the public only read: every form of a public page is handed back (503)'),
  reviewDays: number(3, 1, 60, 'working days in which a petition that was submitted should be reviewed'),
  reportThreshold: number(
    5,
    2,
    10_000,
    'open reports of one petition at which its reviewers get a second letter',
  ),
  reportsPerHour: number(
    10,
    1,
    10_000,
    'reports an hour from one network that are kept; further ones see the same answer',
  ),
  giftMinutes: number(10, 1, 1_440, 'minutes in which beginnings of gifts are counted'),
  giftsPerMailbox: number(6, 1, 1_000, 'beginnings of gifts from one address; further ones are refused'),
  giftsPerNetwork: number(
    15,
    1,
    100_000,
    'beginnings of gifts from one network; further ones wait some seconds, four times as many are refused',
  ),
  giftsPerPage: number(
    150,
    1,
    1_000_000,
    'beginnings of gifts on one page, from which everybody there waits some seconds',
  ),
  giftWaitSeconds: number(15, 1, 120, 'seconds that a gift waits where it is asked to'),
  lettersPerHour: number(
    50_000,
    1,
    10_000_000,
    'letters an hour of the whole instance, set by what the mail provider takes; further ones wait',
  ),
  mailsPerHour: number(
    50_000,
    1,
    10_000_000,
    'mails an hour of the whole instance, set by what the mail provider takes: updates and mailings, spread evenly, get what letters leave',
  ),
  mailsPerDay: number(
    1_000_000,
    1,
    100_000_000,
    'updates and mailings a day (UTC) of the whole instance: low for a new sending domain, raised from day to day',
  ),
  mailingsPerWeek: number(
    3,
    1,
    100,
    'updates and mailings an organisation may send in a week, waiting ones included',
  ),
} as const

type Known = typeof known
export type Settings = { readonly [K in keyof Known]: z.output<Known[K]['schema']> }
export type SettingName = keyof Known

const isKnown = (name: string): name is SettingName => Object.hasOwn(known, name)

const stored = remembered(async () => {
  const rows = await db.read.select().from(table)
  const values: Record<string, unknown> = {}
  for (const [name, { schema, initial }] of Object.entries(known)) {
    const row = rows.find((candidate) => candidate.key === name)
    // A value that an older or newer version allowed and this one does not is as good as none.
    const parsed = row && schema.safeParse(row.value)
    values[name] = parsed?.success ? parsed.data : initial
  }
  return values as Settings
}, 3 * SECOND)

/** The settings in force; a change made by another process shows within three seconds. */
export const readSettings = (): Promise<Settings> => stored()

export async function listSettings() {
  const values = await stored()
  return (Object.keys(known) as SettingName[]).map((name) => ({
    name,
    value: values[name],
    initial: known[name].initial,
    does: known[name].does,
  }))
}

export type ChangedSetting =
  { outcome: 'changed' } | { outcome: 'unknown' } | { outcome: 'refused'; why: string }

/** Sets one limit from what a person typed; nonsense is refused with a sentence. `also` joins its transaction. */
export async function changeSetting(
  name: string,
  text: string,
  now = Date.now(),
  also: (tx: Tx, from: string | number, to: string | number) => Promise<void> = async () => {},
): Promise<ChangedSetting> {
  if (!isKnown(name)) return { outcome: 'unknown' }
  const { schema, initial } = known[name]
  const given = text.trim()
  if (typeof initial === 'number' && given === '')
    return { outcome: 'refused', why: `${name} must be a number` }
  const parsed = schema.safeParse(given)
  if (!parsed.success) return { outcome: 'refused', why: `${name} ${parsed.error.issues[0]!.message}` }
  const value = parsed.data
  const before = (await stored())[name]
  await db.write(async (tx) => {
    await tx
      .insert(table)
      .values({ key: name, value, changedAt: now })
      .onConflictDoUpdate({ target: table.key, set: { value, changedAt: now } })
    await also(tx, before, value)
  })
  stored.forget()
  return { outcome: 'changed' }
}
