import type { AskedConditions } from './removal-conditions.server'

const fields = ['domain', 'country', 'from', 'to', 'network', 'score', 'state', 'code'] as const
export type RemovalAnswers = Record<(typeof fields)[number], string>

/** The field that keeps a removal from being read; `none`: no condition was given. */
export type RemovalProblem = (typeof fields)[number] | 'none'

const typedIn: Record<keyof AskedConditions, RemovalProblem> = {
  mailDomain: 'domain',
  country: 'country',
  fromDay: 'from',
  toDay: 'to',
  network: 'network',
  scoreAtLeast: 'score',
  state: 'state',
}

/** Where a condition was typed. */
export const fieldOf = (at: keyof AskedConditions | null): RemovalProblem => (at ? typedIn[at] : 'none')

export const noRemoval: RemovalAnswers = {
  domain: '',
  country: '',
  from: '',
  to: '',
  network: '',
  score: '',
  state: '',
  code: '',
}

/** Reads the conditions of a removal as typed; an empty field is no condition. Never throws. */
export function readRemovalForm(form: FormData) {
  const text = (name: string) => {
    const value = form.get(name)
    return typeof value === 'string' ? value.trim().slice(0, 254) : ''
  }
  const answers = Object.fromEntries(fields.map((name) => [name, text(name)])) as RemovalAnswers
  const { domain, country, from, to, network, score, state } = answers
  const conditions: AskedConditions = {
    ...(domain && { mailDomain: domain.replace(/^@/, '') }),
    ...(country && { country }),
    ...(from && { fromDay: from }),
    ...(to && { toDay: to }),
    ...(network && { network }),
    ...(score && { scoreAtLeast: Number(score) }),
    ...(state && { state: state as AskedConditions['state'] }),
  }
  return { answers, conditions, go: form.get('do') === 'remove' }
}
