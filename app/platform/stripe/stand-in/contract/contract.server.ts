import { readFileSync } from 'node:fs'
import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv'
import { fromRoot } from '../../../../config.server'
import type { EventType } from './operations'

/** The part of JSON Schema that declarations become. */
export interface Schema {
  $ref?: string
  type?: string
  const?: unknown
  enum?: string[]
  anyOf?: Schema[]
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  additionalProperties?: Schema | boolean
}

export interface Operation {
  method: string
  path: string
  parameters: Schema
  /** Of the answer, or of each object in the list it is. */
  answer: Schema
  isList: boolean
}

/** What the `stripe` package says its API takes and answers (`derive.ts`). */
export interface Contract {
  version: string
  apiVersion: string
  operations: Record<string, Operation>
  /** The object each event carries. */
  events: Record<string, Schema>
  $defs: Record<string, Schema>
}

export type Json = Record<string, unknown>

let read: ReturnType<typeof contractOf> | null = null

/** The contract of the installed package, read when something first needs it. */
export const contract = () =>
  (read ??= contractOf(
    JSON.parse(
      readFileSync(fromRoot('app/platform/stripe/stand-in/contract/contract.json'), 'utf8'),
    ) as Contract,
  ))

export function contractOf(given: Contract) {
  const ajv = new Ajv({ strict: false, allErrors: true, inlineRefs: false })
  ajv.addSchema({ $id: 'contract', $defs: given.$defs })
  const checks = new Map<Schema, ValidateFunction>()

  function errorsOf(schema: Schema, value: unknown): ErrorObject[] {
    let check = checks.get(schema)
    if (!check) {
      const standing = JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"contract#/')) as Schema
      checks.set(schema, (check = ajv.compile(standing)))
    }
    return check(value) ? [] : check.errors!
  }

  const resolve = (schema: Schema): Schema =>
    schema.$ref ? given.$defs[schema.$ref.slice('#/$defs/'.length)]! : schema

  /** The schemas a value may follow, without references. */
  const choicesOf = (schema: Schema): Schema[] => {
    const resolved = resolve(schema)
    return resolved.anyOf ? resolved.anyOf.flatMap(choicesOf) : [resolved]
  }

  const demand = (what: string, schema: Schema, value: unknown) => {
    const worst = telling(errorsOf(schema, value))
    if (worst)
      throw new Error(`The stand-in's ${what} breaks the contract at ${worst.instancePath} ${worst.message}`)
  }

  return {
    ...given,
    choicesOf,
    /** What is wrong with a request, the most telling thing alone. */
    refusal: (operation: Operation, parameters: Json) => telling(errorsOf(operation.parameters, parameters)),
    /** @throws when the stand-in would say what the provider cannot say. */
    checkAnswer: (name: string, answer: Json) =>
      demand(`answer to ${name}`, given.operations[name]!.answer, answer),
    /** @throws likewise */
    checkEvent(event: Json & { type: EventType; data: { object: Json } }) {
      demand('event', given.$defs.event!, event)
      demand(event.type, given.events[event.type]!, event.data.object)
    },
    /** An object in which everything that must be there is there and says nothing. */
    blank: (schema: Schema): Json => emptyOf(schema, choicesOf) as Json,
  }
}

/** An unknown field says more than its field's other choices, a deep error more than a shallow one. */
function telling(errors: ErrorObject[]): ErrorObject | null {
  const rank = ({ keyword, instancePath }: ErrorObject) =>
    instancePath.split('/').length * 10 +
    ['anyOf', 'const', 'enum', 'type', 'required', 'additionalProperties'].indexOf(keyword)
  return errors.toSorted((a, b) => rank(b) - rank(a))[0] ?? null
}

function emptyOf(schema: Schema, choicesOf: (schema: Schema) => Schema[]): unknown {
  const choices = choicesOf(schema)
  if (choices.some(({ type }) => type === 'null')) return null
  const choice = choices.find(({ type }) => type === 'string') ?? choices[0]!
  if ('const' in choice) return choice.const
  if (choice.enum) return choice.enum[0]
  if (choice.type === 'string') return ''
  if (choice.type === 'array') return []
  if (choice.type === 'boolean') return false
  if (choice.type !== 'object') return 0
  return Object.fromEntries(
    (choice.required ?? []).map((name) => [name, emptyOf(choice.properties![name]!, choicesOf)]),
  )
}
