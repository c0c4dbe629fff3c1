import { forgetPages } from '../platform/page-cache.server'
import { changeSetting, readSettings } from '../platform/settings.server'
import { record } from './audit.server'
import type { Actor } from './can'

/** What whoever runs the instance turns on and off at once, by the setting that keeps it. */
const settingOf = { 'sign-up': 'organisationSignUp', 'read-only': 'readOnly' } as const

export type Switch = keyof typeof settingOf
export const switches = Object.keys(settingOf) as Switch[]

export const readSwitch = (given: unknown): Switch | null => switches.find((name) => name === given) ?? null

/** Which are on. */
export async function readSwitches(): Promise<Record<Switch, boolean>> {
  const settings = await readSettings()
  return Object.fromEntries(switches.map((name) => [name, settings[settingOf[name]] === 1])) as Record<
    Switch,
    boolean
  >
}

/** Turns one on or off, here at once and within three seconds in other processes; without an actor, from the command line. */
export async function turnSwitch(
  actor: Actor | null,
  name: Switch,
  on: boolean,
  now = Date.now(),
): Promise<void> {
  const about = settingOf[name]
  await changeSetting(about, on ? '1' : '0', now, (tx, from, to) =>
    record(tx, { actor, organisationId: null, action: 'setting.changed', about, details: { from, to }, now }),
  )
  await forgetPages() // they say whether the site can only be read
}
