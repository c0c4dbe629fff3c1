import type { AskedConditions } from './removal-conditions.server'

const fields = ['domain', 'country', 'from', 'to', 'network', 'score', 'state', 'code'] as const
export type RemovalAnswers = Record<(typeof fields)[number], string>

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
