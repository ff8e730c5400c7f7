// Our SARIF before the standard's own validator (Microsoft's multitool: the schema, the standard's rules and those of GitHub's
// code scanning). It takes 104 MB, so that it is a command of its own, `./dev sarif`, and needs no network once installed.
//
//   node tests/sarif/validate.mjs [wayproof]
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
const top = join(here, '..', '..')
const wayproof = resolve(process.argv[2] ?? join(top, 'build/release/wayproof'))
// The wrapper of the package goes through a shell, which breaks at the ';' between kinds of rules.
const multitool = join(here, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool')
if (!existsSync(multitool)) execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: here, stdio: ['ignore', 'ignore', 'inherit'] })

/** What it says and we do not follow, each with the reason. */
const accepted = {
  SARIF2005: 'there is no page on the web that informationUri could name',
  SARIF2009: 'our rule ids are family/name',
}
// What the validator does not look at.
const words = { level: ['none', 'note', 'warning', 'error'], kind: ['open', 'fail'], baselineState: ['new', 'unchanged', undefined] }

const folder = mkdtempSync(join(tmpdir(), 'wayproof-sarif-'))
let complaints = 0
const complain = (text) => (console.log(text), ++complaints)
try {
  const check = (...more) =>
    spawnSync(wayproof, ['check', join(top, 'examples'), '--as-of', '2026-11-21', ...more], { maxBuffer: 1 << 28 }).stdout
  const baseline = join(folder, 'known.json')
  check('--write-baseline', baseline)
  const known = JSON.parse(readFileSync(baseline, 'utf8'))
  writeFileSync(baseline, JSON.stringify({ ...known, known: known.known.slice(2) }))
  const logs = { 'en.sarif': ['--lang', 'en'], 'zh.sarif': ['--lang', 'zh'], 'baseline.sarif': ['--baseline', baseline] }
  for (const [name, options] of Object.entries(logs)) {
    const file = join(folder, name)
    writeFileSync(file, check('--format', 'sarif', ...options))
    const verdict = join(folder, `${name}.verdict`)
    // It ends with 0 whatever it finds, so its own log is read.
    const run = spawnSync(multitool, ['validate', file, '--output', verdict, '--log', 'ForceOverwrite', '--rule-kind', 'Sarif;Ghas'], {
      env: { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1' },
    })
    if (!existsSync(verdict)) throw new Error(`the validator did not run: ${run.stderr}`)
    const [{ results, invocations }] = JSON.parse(readFileSync(verdict, 'utf8')).runs
    for (const note of invocations?.flatMap((one) => one.toolExecutionNotifications ?? []) ?? []) complain(`${name}: ${note.message.text}`)
    for (const { ruleId, message } of results) {
      if (!(ruleId in accepted)) complain(`${name}: ${ruleId} ${message.text ?? message.arguments.join(' ')}`)
    }
    const findings = JSON.parse(readFileSync(file, 'utf8')).runs[0].results
    if (findings.length < 5) complain(`${name}: only ${findings.length} results`)
    for (const finding of findings) {
      for (const [word, allowed] of Object.entries(words)) {
        if (!allowed.includes(finding[word])) complain(`${name}: ${word} is ${finding[word]}`)
      }
      if (name === 'baseline.sarif' && !finding.baselineState) complain(`${name}: a result without baselineState`)
    }
  }
} finally {
  rmSync(folder, { recursive: true })
}
console.log(complaints === 0 ? 'the SARIF logs are valid' : `${complaints} complaints`)
process.exit(complaints === 0 ? 0 : 1)
