import { isCountry } from '../supporters/countries'
import type { Wanted } from './list-signatures.server'
import type { Cursor } from './views'

const kinds = ['mailbox', 'domain', 'name', 'network'] as const

export interface Filter {
  state: string
  country: string
  day: string
}

const states = ['confirmed', 'held', 'withdrawn', 'removed'] as const
const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** Reads what a list's address asks for; anything that is no state, country or day is left out. */
export function readFilter(query: URLSearchParams): Filter {
  const [state, country, day] = ['state', 'country', 'day'].map((name) => query.get(name) ?? '') as [
    string,
    string,
    string,
  ]
  return {
    state: states.some((one) => one === state) ? state : '',
    country: isCountry(country) ? country : '',
    day: isDay(day) ? day : '',
  }
}

/** One of them at a time: each has an index of its own. */
export function wantedBy({ state, country, day }: Filter): Wanted {
  const known = states.find((one) => one === state)
  if (known) return { by: 'state', state: known }
  if (country) return { by: 'country', country }
  return day ? { by: 'day', day } : { by: 'all' }
}

const whole = (text: string | null): number | undefined =>
  text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined

export function readCursor(query: URLSearchParams): Cursor | null {
  const id = whole(query.get('id'))
  const at = whole(query.get('at'))
  return id === undefined ? null : { id, ...(at === undefined ? {} : { at }) }
}

/** Reads the search form: what to look for, or what is wrong with it. Never throws. */
export function readSearch(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value : ''
  }
  const what = text('what').normalize('NFC').trim().slice(0, 254)
  const by = kinds.find((kind) => kind === text('by')) ?? 'mailbox'
  const problem = what === '' ? ('empty' as const) : null
  return { searched: { by, what, problem }, cursor: readAfter(text('after')) }
}

function readAfter(text: string): Cursor | null {
  try {
    const { id, at, name } = JSON.parse(text) as Record<string, unknown>
    if (!Number.isSafeInteger(id)) return null
    return {
      id: id as number,
      ...(Number.isSafeInteger(at) ? { at: at as number } : {}),
      ...(typeof name === 'string' ? { name } : {}),
    }
  } catch {
    return null
  }
}
