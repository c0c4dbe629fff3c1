import { createHash } from 'node:crypto'
import type { ErrorObject } from 'ajv'
import type { Database } from '../../../../db/client'
import { Books, type Told } from './books.server'
import { contract, type Json, type Operation } from './contract/contract.server'
import { readParameters } from './contract/read-parameters'
import { Failure, invalid } from './failure'
import { changes, readList, readOne } from './operations.server'

export interface ApiRequest {
  method: string
  path: string
  /** The query, or the body of a POST. */
  parameters: string
  authorization: string | undefined
  idempotencyKey: string | undefined
}

export interface ApiAnswer {
  status: number
  body: Json
  replayed?: boolean
  /** Asking again would not help. */
  final?: boolean
}

export interface Api {
  database: Database
  secretKey: string
  /** Epoch ms. */
  now: () => number
  /** The origin of the hosted pages. */
  pages: () => string
}

/** Answers one request as the provider would; what it changes is kept whole or not at all. */
export async function answerApi(api: Api, request: ApiRequest): Promise<ApiAnswer> {
  try {
    if (request.authorization !== `Bearer ${api.secretKey}`)
      throw new Failure(401, { type: 'invalid_request_error', message: 'Invalid API Key provided.' })
    const { name, operation, id } = findOperation(request)
    const { choicesOf, refusal } = contract()
    const parameters = readParameters(request.parameters, operation.parameters, choicesOf)
    const wrong = refusal(operation, parameters)
    if (wrong) throw refusalOf(wrong)
    const asked = { id, parameters: parameters as Told }
    const seconds = Math.floor(api.now() / 1000)
    const change = changes[name]
    if (change)
      return await once(api, request, seconds, async (books) => checked(name, await change(books, asked)))
    const books = new Books(api.database.read, seconds)
    if (!operation.isList) return { status: 200, body: checked(name, await readOne(books, name, asked)) }
    const body = await readList(books, name, asked)
    for (const object of body.data as Json[]) checked(name, object)
    return { status: 200, body }
  } catch (error) {
    if (!(error instanceof Failure)) throw error
    return { status: error.status, body: { error: error.error } }
  }
}

const checked = (name: string, answer: Json): Json => (contract().checkAnswer(name, answer), answer)

const patterns = new Map<Operation, RegExp>()

function findOperation({ method, path }: ApiRequest): { name: string; operation: Operation; id: string } {
  for (const [name, operation] of Object.entries(contract().operations)) {
    if (operation.method !== method) continue
    let pattern = patterns.get(operation)
    if (!pattern)
      patterns.set(operation, (pattern = new RegExp(`^${operation.path.replace('{id}', '([\\w-]+)')}$`)))
    const found = pattern.exec(path)
    if (found) return { name, operation, id: found[1] ?? '' }
  }
  throw new Failure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}).`,
  })
}

/** `a[b][c]`, as the provider names a parameter. */
function refusalOf({ keyword, instancePath, params, message }: ErrorObject): Failure {
  const path = instancePath.split('/').slice(1)
  const extra: unknown = params.additionalProperty ?? params.missingProperty
  if (typeof extra === 'string') path.push(extra)
  const name = path.map((step, i) => (i ? `[${step}]` : step)).join('')
  if (keyword === 'additionalProperties')
    return invalid(`Received unknown parameter: ${name}`, name, 'parameter_unknown')
  if (keyword === 'required') return invalid(`Missing required param: ${name}.`, name, 'parameter_missing')
  const code = params.type === 'integer' ? 'parameter_invalid_integer' : undefined
  return invalid(`Invalid ${name}: ${message}`, name, code)
}

/**
 * Does what a key stands for once: the same request again gets the first answer, another one under the same key is
 * refused. A refusal frees its key, as the provider does with what it never began.
 */
function once(
  { database, pages }: Api,
  request: ApiRequest,
  seconds: number,
  change: (books: Books) => Promise<Json>,
): Promise<ApiAnswer> {
  const { method, path, parameters, idempotencyKey: key } = request
  const fingerprint = createHash('sha256').update(`${method} ${path} ${parameters}`).digest('hex')
  return database.write(async (tx) => {
    const books = await Books.forChange(tx, seconds, pages())
    const known = key === undefined ? null : await books.find(`key ${key}`)
    if (known && known.notes.fingerprint !== fingerprint)
      throw new Failure(400, {
        type: 'idempotency_error',
        message: `Keys for idempotent requests can only be used with the same parameters they were first used with.`,
      })
    if (known) return { status: 200, body: known.notes.body as Json, replayed: true }
    const body = await change(books)
    if (key !== undefined)
      await books.keep({ id: `key ${key}`, object: 'key' }, { notes: { fingerprint, body } })
    return { status: 200, body }
  })
}
