import { readFileSync, writeFileSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import ts from 'typescript'
import { eventTypes, operations } from './operations'
import type { Contract, Operation, Schema } from './contract.server'

/** Request fields that may have decimals; every other number is whole, as money in minor units is. */
const fractional = /percent|rate$|latitude|longitude/

/** Objects that no gift leads to, and their kin; where one could stand, there is nothing. */
const leftOut = new Set([
  'account',
  'bank_account',
  'card',
  'payment_method',
  'setup_intent',
  'source',
  'tax_id',
])

/**
 * Derives what the payment provider takes and answers from the type declarations of the `stripe` package in a folder: JSON
 * Schema for each operation and event that the stand-in knows. Development only: the result is kept in `contract.json`.
 * `npx tsx app/platform/stripe/stand-in/contract/derive.ts` writes it anew after an upgrade.
 * @throws when the package no longer has an operation or an event.
 */
export function deriveContract(packageFolder = 'node_modules/stripe'): Contract {
  const esm = resolve(packageFolder, 'esm')
  const fileOf = (resource: string) => join(esm, 'resources', `${resource}.d.ts`)
  const files = [...Object.keys(operations), 'Events'].map(fileOf)
  const program = ts.createProgram(files, {
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    skipLibCheck: true,
    types: [],
  })
  const checker = program.getTypeChecker()
  const definitions: Record<string, Schema> = {}
  const kept = new Set<string>() // objects that have answers of their own; others are told by their id alone

  const exportsOf = (resource: string) =>
    checker.getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(fileOf(resource))!)!)

  function objectWord(type: ts.Type): string | null {
    if (!type.getProperty('id')) return null
    const property = type.getProperty('object')
    const word = property && checker.getTypeOfSymbol(property)
    return word?.isStringLiteral() ? word.value : null
  }

  /** A name of its own for a declared type: its file, and the namespaces around it. */
  function nameOf(type: ts.Type): string | null {
    const declaration = type.symbol?.declarations?.[0]
    if (!declaration || type.symbol.name === '__type') return null
    const parts = [type.symbol.name]
    for (let at: ts.Node = declaration.parent; !ts.isSourceFile(at); at = at.parent) {
      if (ts.isModuleDeclaration(at)) parts.unshift(at.name.text)
    }
    const file = relative(esm, declaration.getSourceFile().fileName).replace(/^resources\/|\.d\.ts$/g, '')
    return `${file.replaceAll('/', '.')}.${parts.join('.')}`
  }

  type Side = 'asked' | 'answered'

  function schemaOf(type: ts.Type, side: Side, field = ''): Schema {
    const { flags } = type
    if (isDecimal(type)) return { type: 'string' }
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {}
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: checker.typeToString(type) === 'true' }
    if (type.isUnion()) return unionOf(type, side, field)
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value }
    if (flags & ts.TypeFlags.String) return { type: 'string' }
    if (flags & ts.TypeFlags.Number) return { type: fractional.test(field) ? 'number' : 'integer' }
    if (flags & ts.TypeFlags.Null) return { type: 'null' }
    if (checker.isArrayType(type))
      return {
        type: 'array',
        items: schemaOf(checker.getTypeArguments(type as ts.TypeReference)[0]!, side, field),
      }
    if (type.symbol?.name === 'ApiList') return inlineObject(type, side)
    if (side === 'answered' && leftOut.has(objectWord(type) ?? '')) return { type: 'null' }
    const name = nameOf(type)
    if (!name) return inlineObject(type, side)
    const key = `${side}.${name}`
    if (!(key in definitions)) {
      definitions[key] = {} // it may hold itself
      definitions[key] = inlineObject(type, side)
    }
    return { $ref: `#/$defs/${key}` }
  }

  function unionOf(type: ts.UnionType, side: Side, field: string): Schema {
    const has = (flag: ts.TypeFlags) => type.types.some((part) => part.flags & flag)
    const words = type.types.flatMap((part) => (part.isStringLiteral() ? [part.value] : []))
    const plain = ts.TypeFlags.Null | ts.TypeFlags.Undefined | ts.TypeFlags.BooleanLiteral
    // A word among others may be any string in the declarations, so that they outlive an upgrade; here it must be known.
    const others = type.types.filter(
      (part) => !part.isStringLiteral() && !isOtherWord(part) && !(part.flags & plain),
    )
    const byId = has(ts.TypeFlags.String)
    const told = others.filter((part) => {
      const object = side === 'answered' && byId ? objectWord(part) : null
      return object === null || kept.has(object)
    })
    const alive = told.filter((part) => !/\.Deleted\w+$/.test(nameOf(part) ?? ''))
    const choices: Schema[] = alive.map((part) => schemaOf(part, side, field))
    if (words.length) choices.unshift({ enum: words })
    if (has(ts.TypeFlags.BooleanLiteral)) {
      const both = type.types.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral).length === 2
      choices.push(
        both
          ? { type: 'boolean' }
          : { const: type.types.some((part) => checker.typeToString(part) === 'true') },
      )
    }
    if (has(ts.TypeFlags.Null)) choices.push({ type: 'null' })
    return choices.length === 1 ? choices[0]! : { anyOf: choices }
  }

  function inlineObject(type: ts.Type, side: Side): Schema {
    const properties: Record<string, Schema> = {}
    const required: string[] = []
    for (const property of checker.getPropertiesOfType(type)) {
      const declaration = property.declarations?.[0]
      if (!declaration || ts.isMethodSignature(declaration) || property.name === 'lastResponse') continue
      properties[property.name] = schemaOf(checker.getTypeOfSymbol(property), side, property.name)
      if (!(property.flags & ts.SymbolFlags.Optional)) required.push(property.name)
    }
    const index = checker.getIndexInfoOfType(type, ts.IndexKind.String)
    return {
      type: 'object',
      ...(Object.keys(properties).length ? { properties } : {}),
      ...(required.length ? { required } : {}),
      additionalProperties: index ? schemaOf(index.type, side) : false,
    }
  }

  /** Method and path of each call, from the code beside the declarations. */
  function callsOf(resource: string): Map<string, { method: string; path: string }> {
    const file = fileOf(resource).replace('.d.ts', '.js')
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext, true)
    const calls = new Map<string, { method: string; path: string }>()
    const visit = (node: ts.Node, within: string) => {
      const name = ts.isMethodDeclaration(node) ? node.name.getText() : within
      if (ts.isCallExpression(node) && node.expression.getText() === 'this._makeRequest') {
        const [method, path] = node.arguments.map((argument) => argument.getText().slice(1, -1))
        calls.set(name, {
          method: method!,
          path: path!.replace(/\$\{encodeURIComponent\((\w+)\)\}/g, '{$1}'),
        })
      }
      ts.forEachChild(node, (child) => visit(child, name))
    }
    visit(source, '')
    return calls
  }

  function operationOf(resource: string, name: string): Operation {
    const call = callsOf(resource).get(name)
    const symbols = exportsOf(resource).filter((symbol) => symbol.name.endsWith('Resource'))
    const method = symbols
      .flatMap((symbol) => symbol.declarations ?? [])
      .filter(ts.isClassDeclaration)
      .flatMap((declaration) => [...declaration.members])
      .filter(ts.isMethodDeclaration)
      .find((member) => member.name.getText() === name)
    if (!call || !method) throw new Error(`The stripe package has no ${resource}.${name}`)
    const signature = checker.getSignatureFromDeclaration(method)!
    const parameter = signature.parameters.find((one) => one.name === 'params')
    const declared = parameter && checker.getNonNullableType(checker.getTypeOfSymbol(parameter))
    const promised = (method.type as ts.TypeReferenceNode).typeArguments![0]!
    const isList = method.type!.getText().startsWith('ApiListPromise')
    const answer = isList ? promised : (promised as ts.TypeReferenceNode).typeArguments![0]!
    const answered = checker.getTypeFromTypeNode(answer)
    return {
      ...call,
      parameters: declared ? schemaOf(declared, 'asked') : { type: 'object', additionalProperties: false },
      answer: resource === 'Events' ? { $ref: '#/$defs/event' } : schemaOf(answered, 'answered'),
      isList,
    }
  }

  function eventObjects(): Record<string, Schema> {
    const found: Record<string, Schema> = {}
    for (const symbol of exportsOf('Events')) {
      const type = checker.getDeclaredTypeOfSymbol(symbol)
      const [word, data] = [type.getProperty('type'), type.getProperty('data')]
      const event = word && checker.getTypeOfSymbol(word)
      if (!data || !event?.isStringLiteral() || !(eventTypes as readonly string[]).includes(event.value))
        continue
      const object = checker.getTypeOfSymbol(data).getProperty('object')!
      found[event.value] = schemaOf(checker.getTypeOfSymbol(object), 'answered')
    }
    const missing = eventTypes.filter((type) => !(type in found))
    if (missing.length) throw new Error(`The stripe package has no event ${missing.join(', ')}`)
    return found
  }

  for (const resource of Object.keys(operations)) {
    for (const symbol of exportsOf(resource)) {
      const word =
        symbol.flags & ts.SymbolFlags.Interface ? objectWord(checker.getDeclaredTypeOfSymbol(symbol)) : null
      if (word) kept.add(word)
    }
  }
  const base = exportsOf('Events').find(({ name }) => name === 'EventBase')!
  definitions.event = eventSchema(inlineObject(checker.getDeclaredTypeOfSymbol(base), 'answered'))
  const derived: Contract = {
    version: readFileSync(join(packageFolder, 'VERSION'), 'utf8').trim(),
    apiVersion: /ApiVersion = '([^']+)'/.exec(readFileSync(join(esm, 'apiVersion.js'), 'utf8'))![1]!,
    operations: Object.fromEntries(
      Object.entries(operations).flatMap(([resource, names]) =>
        names.map((name) => [`${resource.replace('/', '.')}.${name}`, operationOf(resource, name)]),
      ),
    ),
    events: eventObjects(),
    $defs: definitions,
  }
  return derived
}

/** `string & {}`: how the declarations say that other words may follow. */
const isOtherWord = (type: ts.Type): boolean =>
  type.isIntersection() && type.types.some(({ flags }) => flags & ts.TypeFlags.String)

/** The SDK's own numbers, which travel as text. */
const isDecimal = (type: ts.Type): boolean =>
  [type.aliasSymbol, type.symbol].some((symbol) => /^Decimal(Impl)?$/.test(symbol?.name ?? '')) ||
  type.getProperty('isNegative') !== undefined

/** The object of an event is checked by its type. */
function eventSchema(base: Schema): Schema {
  const data = {
    type: 'object',
    properties: { object: { type: 'object' }, previous_attributes: { type: 'object' } },
    required: ['object'],
    additionalProperties: false,
  }
  return { ...base, properties: { ...base.properties, data, type: { type: 'string' } } }
}

/** One definition a line, so that an upgrade's changes can be read. */
export function writeContract({ version, apiVersion, ...parts }: Contract): string {
  const lines = Object.entries(parts).map(([name, part]) => {
    const entries = Object.entries(part).map(
      ([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`,
    )
    return `${JSON.stringify(name)}: {\n${entries.join(',\n')}\n}`
  })
  return `{\n"version": "${version}",\n"apiVersion": "${apiVersion}",\n${lines.join(',\n')}\n}\n`
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  writeFileSync(new URL('contract.json', import.meta.url), writeContract(deriveContract()))
}
