// Makes files that differ from a sample in one thing: what a schema says of each value decides which things those are.

/** The sample itself, and everything that comes of it by one change. */
export function* changed(sample, schema, ajv) {
  yield { text: JSON.stringify(sample), change: 'nothing' }
  for (const wrong of wrongTypes) yield { text: JSON.stringify(wrong), change: `all is ${JSON.stringify(wrong)}` }
  const pool = valuesByKey(sample)
  const seen = new Map()
  for (const place of places(sample, schema, ajv, schema, [])) {
    // The same key under the same schemas behaves the same: two places of it are enough.
    const alike = `${place.path.findLast((part) => typeof part === 'string')} ${place.said.slice(1).map(number).join()}`
    seen.set(alike, (seen.get(alike) ?? 0) + 1)
    if (seen.get(alike) > 2) continue
    for (const [value, what] of alternatives(place, pool)) {
      yield { text: JSON.stringify(replaced(sample, place.path, value)), change: `/${place.path.join('/')} ${what}` }
    }
  }
}

const numbers = new Map()
/** A number for each schema object, to tell whether two places are under the same ones. */
function number(schema) {
  if (!numbers.has(schema)) numbers.set(schema, numbers.size)
  return numbers.get(schema)
}

const nothing = Symbol('nothing')
const wrongTypes = [null, true, false, 7, -3, 1.5, '', 'x', 'Some words', [], {}, ['x'], { x: 1 }]

const textsOf = {
  duration: ['P1D', 'PT1S', 'P2W', 'P1Y2M3DT4H5M6S', 'P0D', 'PT0S', '-P1D', 'P', 'PT', 'P1', 'P1W1D', 'P1.5D', 'PT36H', '1D', 'P1DT', 'P1M1Y', ' P1D', 'P1D\n', 'P101Y'],
  clock: ['00:00:00', '23:59:59', '24:00:00', '24:00:01', '9:00:00', '09:00', '29:00:00', '12:60:00', '12:00:60', '12:00:00Z'],
  date: ['2027-03-01', '2028-02-29', '2027-02-29', '2100-02-29', '2000-02-29', '1900-01-01', '1899-12-31', '2199-12-31', '2200-01-01', '2027-13-01', '2027-00-10', '2027-04-31', '2027-3-1', '2027-03-01T00:00:00'],
  moment: ['2027-03-01T10:00:00', '2027-03-01T10:00:00Z', '2027-03-01T10:00:00+08:00', '2027-03-01T10:00:00-14:59', '2027-03-01T10:00:00+15:00', '2027-03-01T10:00:00+8', '2027-03-01T24:00:00', '2027-03-01 10:00:00', '2027-03-01'],
  zone: ['UTC', 'Europe/Berlin', 'Etc/GMT+5', 'recipient', 'workspace', 'Mars/Base', 'europe/berlin', 'Europe/', '/Berlin', 'EST5EDT', ''],
  id: ['a', 'a-b', 'a1-2b', 'A', 'a_b', 'a.b', '-a', 'a-', 'a--b', 'ä', 'a b', 'a'.repeat(64), 'a'.repeat(65), 'entry', 'end', 'any', 'all'],
  line: ['x', 'a b', '中文', 'a\nb', 'a\tb', '', '\u007f', '字'.repeat(64), '字'.repeat(65), '😀'.repeat(200), '😀'.repeat(201)],
  language: ['en', 'zh-CN', 'zh-Hans', 'zh-Hans-CN', 'es-419', 'EN', 'zh-cn', 'e', 'english', 'zh_CN', 'zh-'],
  region: ['CN', 'US-CA', 'GB-1AB', 'cn', 'USA', 'US-', 'US-ABCD', '86'],
  'rule-set': ['2026.11', '2026.01', '2026.12', '2026.13', '2026.00', '2026.1', '2026.010', '1999.11', '2100.11', '2026-11', '2026.11 ', '26.11'],
  currency: ['CNY', 'cny', 'CN', 'CNYX'],
  format: ['journey', 'workspace', 'customer', 'tests', 'baseline'].flatMap((k) => [`wayproof/${k}@1`, `wayproof/${k}@1.0`, `wayproof/${k}@1.7`, `wayproof/${k}@1.`, `wayproof/${k}@1.01`, `wayproof/${k}@2`, `wayproof/${k}`]),
}
/** All texts of the formats that a schema refers to, and one of each other format. */
function textsFor(said) {
  const formats = said.map((s) => s.$ref?.slice('#/$defs/'.length)).filter(Boolean)
  return Object.entries(textsOf).flatMap(([name, texts]) => (formats.some((f) => f.includes(name)) ? texts : texts.slice(0, 1)))
}

/** Every value of a file with the schemas that say something about it. */
function* places(value, schema, ajv, root, path) {
  const said = [...applying(schema, value, ajv, root)]
  yield { path, value, said }
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const inner = said.map((s) => s.prefixItems?.[i] ?? s.items).filter(Boolean)
      yield* places(item, { allOf: inner }, ajv, root, [...path, i])
    }
  } else if (value !== null && typeof value === 'object') {
    for (const [key, item] of Object.entries(value)) {
      const inner = said
        .map((s) => s.properties?.[key] ?? (key.startsWith('x-') ? undefined : s.additionalProperties))
        .filter((s) => typeof s === 'object')
      yield* places(item, { allOf: inner }, ajv, root, [...path, key])
    }
  }
}

/** The schemas that hold for a value: references followed, conditions asked. */
function* applying(schema, value, ajv, root) {
  yield schema
  if (schema.$ref) yield* applying(root.$defs[schema.$ref.slice('#/$defs/'.length)], value, ajv, root)
  for (const part of schema.allOf ?? []) yield* applying(part, value, ajv, root)
  if (schema.if && ajv.validate(schema.if, value)) yield* applying(schema.then, value, ajv, root)
}

/** What else could stand at a place, right or wrong. */
function* alternatives({ path, value, said }, pool) {
  if (path.length > 0 && typeof path.at(-1) === 'string') yield [nothing, 'is missing']
  for (const wrong of wrongTypes) yield [wrong, `is ${JSON.stringify(wrong)}`]
  if (typeof value === 'string') {
    const choices = said.flatMap((s) => s.enum ?? [])
    for (const choice of choices) yield [choice, `is ${choice}`]
    for (const choice of choices) yield [choice.toUpperCase(), `is ${choice.toUpperCase()}`]
    for (const text of textsFor(said)) yield [text, `is ${JSON.stringify(text)}`]
    for (const { minLength, maxLength } of said) {
      for (const length of [minLength - 1, minLength, maxLength, maxLength + 1]) {
        if (length >= 0) yield ['z'.repeat(length), `has ${length} characters`]
      }
    }
  } else if (typeof value === 'number') {
    const ends = said.flatMap((s) => [s.minimum, s.maximum]).filter((n) => n !== undefined)
    const around = ends.flatMap((n) => [n, n - 1, n + 1, n - 1e-6, n + 1e-6, n - 1e-7, n + 1e-7, n + 0.5])
    for (const n of [...around, 0, 1, 0.1234567, 1e-7, 1e21, 9007199254740991]) yield [n, `is ${n}`]
  } else if (Array.isArray(value)) {
    yield [value.slice(0, -1), 'lacks the last']
    yield [[...value, ...value], 'is there twice']
    yield [[...value, null], 'has null behind it']
    if (value.length > 1) yield [[...value].reverse(), 'is the other way round']
  } else if (value !== null && typeof value === 'object') {
    for (const key of ['note', 'x-own', 'X-own', 'colour', 'Note', '']) yield [{ ...value, [key]: 1 }, `also has ${JSON.stringify(key)}`]
    const known = new Set(said.flatMap((s) => [...Object.keys(s.properties ?? {}), ...heads(s)]))
    for (const key of known) {
      if (key in value) continue
      for (const other of pool.get(key) ?? []) yield [{ ...value, [key]: other }, `also has ${key}: ${JSON.stringify(other).slice(0, 60)}`]
    }
    for (const key of Object.keys(value)) {
      const { [key]: kept, ...rest } = value
      yield [{ ...rest, [`${key}s`]: kept }, `has ${key}s for ${key}`]
    }
  }
}

/** The keys that tell the members of a union apart, and those that one of several needs. */
function heads(schema) {
  const any = [...(schema.anyOf ?? []), ...(schema.then?.not?.anyOf ?? []), ...(schema.then ? [schema.then] : []), ...(schema.if ? [schema.if] : [])]
  return any.flatMap((s) => s.required ?? [])
}

/** For each key, up to three different values that it has somewhere in the sample. */
function valuesByKey(value, pool = new Map()) {
  if (value === null || typeof value !== 'object') return pool
  for (const [key, item] of Object.entries(value)) {
    if (!Array.isArray(value)) {
      const known = pool.get(key) ?? []
      if (known.length < 3 && !known.some((k) => JSON.stringify(k) === JSON.stringify(item))) pool.set(key, [...known, item])
    }
    valuesByKey(item, pool)
  }
  return pool
}

function replaced(root, path, value) {
  if (path.length === 0) return value
  const [key, ...rest] = path
  const copy = Array.isArray(root) ? [...root] : { ...root }
  const inner = rest.length > 0 ? replaced(root[key], rest, value) : value
  if (inner === nothing) delete copy[key]
  else copy[key] = inner
  return copy
}
