import { workKinds, type works } from '../../db/schema'
import { isIsoDate, readBoth, readText, type Answers, type Problems, type TextRule } from './read-fields'

type Work = typeof works.$inferSelect
export type WorkFields = Pick<
  Work,
  | 'kind'
  | 'title'
  | 'author'
  | 'publisher'
  | 'dateText'
  | 'date'
  | 'dateInferred'
  | 'languages'
  | 'addresses'
  | 'about'
  | 'archivedCopy'
>

export const workRules = {
  title: { most: 300, required: true, same: true },
  author: { most: 300, same: true },
  publisher: { most: 300, required: true, same: true },
  dateText: { most: 100, required: true },
  about: { most: 2000, required: true, lines: true },
  archivedCopy: { most: 500, lines: true },
} satisfies Record<string, TextRule>

const ADDRESSES = 10

export type ReadWork = { answers: Answers; revision: number } & (
  { fields: WorkFields } | { fields: null; problems: Problems }
)

/** Reads the form of a source; what is wrong with it has one problem for each field. Nothing is fetched. */
export function readWorkForm(form: FormData): ReadWork {
  const answers: Answers = {}
  const problems: Problems = {}
  const both = (name: keyof typeof workRules) => readBoth(form, name, workRules[name], answers, problems)
  const one = (name: string, how: { lines?: boolean } = {}) => (answers[name] = readText(form, name, how))
  const title = both('title')
  const author = both('author')
  const publisher = both('publisher')
  const dateText = both('dateText')
  const about = both('about')
  const archivedCopy = both('archivedCopy')

  const kind = workKinds.find((known) => known === one('kind'))
  if (!kind) problems.kind = 'unknown'
  const date = one('date')
  if (date === '') problems.date = 'empty'
  else if (!isIsoDate(date)) problems.date = 'date'
  answers.dateInferred = form.get('dateInferred') === 'on' ? 'on' : ''
  const languages = one('languages')
    .split(/[\s,;]+/)
    .filter(Boolean)
  const canonical = languages.map(languageTag)
  if (languages.length === 0) problems.languages = 'empty'
  else if (languages.length > 10 || canonical.includes(null)) problems.languages = 'languages'
  const addresses = one('addresses', { lines: true }).split('\n').filter(Boolean).map(readAddress)
  if (addresses.length > ADDRESSES || addresses.includes(null)) problems.addresses = 'link'

  const revision = readRevision(form)
  if (Object.keys(problems).length > 0) return { answers, revision, fields: null, problems }
  return {
    answers,
    revision,
    fields: {
      kind: kind!,
      title: title!,
      author,
      publisher: publisher!,
      dateText: dateText!,
      date,
      dateInferred: answers.dateInferred === 'on',
      languages: [...new Set(canonical.flatMap((tag) => tag ?? []))],
      addresses: addresses.flatMap((address) => address ?? []),
      about: about!,
      archivedCopy,
    },
  }
}

/** What the form is opened with. */
export function answersOfWork(work: WorkFields): Answers {
  const answers: Answers = {
    kind: work.kind,
    date: work.date,
    dateInferred: work.dateInferred ? 'on' : '',
    languages: work.languages.join(', '),
    addresses: work.addresses.map(({ url, language }) => (language ? `${url} ${language}` : url)).join('\n'),
  }
  for (const name of Object.keys(workRules) as (keyof typeof workRules)[]) {
    answers[`${name}-en`] = work[name]?.en ?? ''
    answers[`${name}-es`] = work[name]?.es ?? ''
  }
  return answers
}

/** The number of edits a form was opened at; -1, which nothing has, where it says none. */
export function readRevision(form: FormData): number {
  const text = String(form.get('revision') ?? '')
  return /^\d{1,9}$/.test(text) ? Number(text) : -1
}

function languageTag(text: string): string | null {
  try {
    return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(text) ? (Intl.getCanonicalLocales(text)[0] ?? null) : null
  } catch {
    return null
  }
}

/** One line: an address, and after a space the language of what is there. */
function readAddress(line: string): { language: string | null; url: string } | null {
  const [typed = '', tag, ...more] = line.trim().split(/\s+/)
  const language = tag === undefined ? null : languageTag(tag)
  if (more.length > 0 || (tag !== undefined && language === null) || typed.length > 2000) return null
  if (!/^https?:\/\//i.test(typed) || !URL.canParse(typed)) return null
  const url = new URL(typed)
  if (!url.hostname.includes('.') || url.username || url.password) return null
  return { language, url: url.href }
}
