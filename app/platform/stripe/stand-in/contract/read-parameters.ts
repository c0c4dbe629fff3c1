import type { Json, Schema } from './contract.server'

type Tree = { [name: string]: Tree | string }

/** Reads `a[b][0]=c`, as the SDK writes its parameters, into the types that the contract wants; what fits none stays text. */
export function readParameters(text: string, schema: Schema, choicesOf: (schema: Schema) => Schema[]): Json {
  const tree: Tree = Object.create(null) as Tree
  for (const [name, value] of new URLSearchParams(text))
    plant(tree, name.replaceAll(']', '').split('['), value)
  return typed(tree, schema, choicesOf) as Json
}

function plant(tree: Tree, path: string[], value: string) {
  const last = path.pop()!
  let at = tree
  for (const step of path) {
    const next = at[step]
    at = typeof next === 'object' ? next : (at[step] = Object.create(null) as Tree)
  }
  at[last === '' ? String(Object.keys(at).length) : last] = value
}

function typed(value: Tree | string, schema: Schema, choicesOf: (schema: Schema) => Schema[]): unknown {
  const choices = choicesOf(schema)
  if (typeof value === 'string') return scalar(value, choices)
  const list = choices.find(({ type }) => type === 'array')
  const names = Object.keys(value)
  if (list && names.every((name) => /^\d+$/.test(name)))
    return names
      .sort((a, b) => Number(a) - Number(b))
      .map((name) => typed(value[name]!, list.items!, choicesOf))
  const objects = choices.filter(({ type }) => type === 'object')
  const knows = ({ properties = {} }: Schema) => names.every((name) => name in properties)
  const { properties = {}, additionalProperties } = objects.find(knows) ?? objects[0] ?? {}
  const other = typeof additionalProperties === 'object' ? additionalProperties : {}
  return Object.fromEntries(
    names.map((name) => [name, typed(value[name]!, properties[name] ?? other, choicesOf)]),
  )
}

function scalar(value: string, choices: Schema[]): unknown {
  const may = (type: string) => choices.some((choice) => choice.type === type)
  if (may('string') || choices.some((choice) => choice.enum?.includes(value))) return value
  if (may('boolean') && /^(true|false)$/.test(value)) return value === 'true'
  if (may('integer') && /^-?\d{1,15}$/.test(value)) return Number(value)
  if (may('number') && /^-?\d{1,15}(\.\d+)?$/.test(value)) return Number(value)
  return value
}
