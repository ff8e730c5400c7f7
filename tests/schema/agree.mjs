// Holds the published schemas and the checker together: files made from the samples in tests/data/model by changing one thing,
// each judged by ajv and by the checker. They must agree on every one; and of one change the checker should make one finding.
//
//   node tests/schema/agree.mjs <decode_check> [--show]
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { changed } from './changes.mjs'

const here = dirname(fileURLToPath(import.meta.url))
const top = join(here, '..', '..')
const [decodeCheck, show] = process.argv.slice(2)
const least = 1000 // files to compare; fewer means the maker is broken

const Ajv2020 = await validator()

const samples = {
  journey: ['full.journey.json', 'vanity.journey.json'],
  workspace: ['full.workspace.json'],
  customer: ['full.customer.json'],
  tests: ['full.journey-tests.json'],
  baseline: ['full.baseline.json'],
  pack: ['full.pack.json'],
}

let compared = 0
let newer = 0
let disagreements = 0
const findings = { rejected: 0, once: 0 }
for (const [kind, names] of Object.entries(samples)) {
  const schema = JSON.parse(readFileSync(join(top, 'schema', `${kind}-1.schema.json`), 'utf8'))
  const ajv = new Ajv2020({ strict: false, allErrors: false })
  const accepts = ajv.compile(schema)
  const files = new Map() // text -> what was changed; equal texts once
  for (const name of names) {
    const sample = JSON.parse(readFileSync(join(top, 'tests', 'data', 'model', name), 'utf8'))
    for (const { text, change } of changed(sample, schema, ajv)) if (!files.has(text)) files.set(text, `${name}: ${change}`)
  }
  const verdicts = judged(kind, [...files.keys()])
  let at = 0
  for (const [text, change] of files) {
    const verdict = verdicts[at++]
    if (verdict === 'newer') {
      newer++
      continue
    }
    compared++
    const bySchema = accepts(JSON.parse(text))
    const byChecker = verdict.startsWith('accept')
    if (bySchema !== byChecker) {
      disagreements++
      if (disagreements <= 20) {
        console.log(`disagree on ${change}\n  schema: ${bySchema ? 'accept' : ajv.errorsText(accepts.errors)}\n  checker: ${verdict}`)
      }
    }
    if (!byChecker) {
      findings.rejected++
      if (Number(verdict.split(' ')[1]) === 1) findings.once++
      else if (show) console.log(`${verdict.slice(0, 100)} | ${change}`)
    }
  }
}

const share = findings.once / findings.rejected
console.log(`${compared} files compared, disagreements ${disagreements}${newer ? ` (${newer} of a later version left out)` : ''}`)
console.log(`${findings.rejected} rejected, ${(100 * share).toFixed(1)} % of them with exactly one finding`)
if (compared < least) fail(`at least ${least} files are to be compared`)
if (disagreements > 0) fail('the schemas and the checker disagree')
if (share < 0.95) fail('one mistake should be one finding')

function fail(why) {
  console.error(why)
  process.exit(1)
}

/** ajv, installed as the lock file says when it is not yet. */
async function validator() {
  const installed = join(here, 'node_modules', '.package-lock.json')
  const lock = join(here, 'package-lock.json')
  if (!existsSync(installed) || statSync(installed).mtimeMs < statSync(lock).mtimeMs) {
    execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] })
  }
  return (await import('ajv/dist/2020.js')).default.default
}

function judged(kind, texts) {
  const input = texts.map((text) => `${kind}\t${text}\n`).join('')
  const run = spawnSync(decodeCheck, { input, encoding: 'utf8', maxBuffer: 1 << 28 })
  if (run.status !== 0) fail(`${decodeCheck} failed: ${run.stderr}`)
  const verdicts = run.stdout.trimEnd().split('\n')
  if (verdicts.length !== texts.length) fail('a verdict is missing')
  return verdicts
}
