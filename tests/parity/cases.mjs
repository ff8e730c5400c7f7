// What the parity test asks: every shipped example through every kind of request and command line, whole and broken.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const asOf = '2026-11-21';

function filesBelow(folder, ending) {
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesBelow(join(folder, entry.name), ending) : [join(folder, entry.name)]))
    .filter((path) => path.endsWith(ending));
}

/** Folders of examples/, each with its files. */
function examples() {
  return readdirSync('examples')
    .sort()
    .map((name) => join('examples', name))
    .filter((path) => statSync(path).isDirectory())
    .map((folder) => ({ folder, files: filesBelow(folder, '.json').map((name) => ({ name, text: readFileSync(name, 'utf8') })) }));
}

/** The ids of all rules, from the places of their pages. */
function rules() {
  return filesBelow('src/rules', '.md')
    .filter((path) => !path.endsWith('.zh.md'))
    .map((path) => path.slice('src/rules/'.length, -'.md'.length).replaceAll('_', '-'));
}

/** The text without its n-th token, for a few n spread over it: what a person's slip leaves. */
function slips(text, count) {
  const tokens = [...text.matchAll(/"(?:[^"\\]|\\.)*"|[-+.\w]+|[{}[\],:]/g)];
  const step = Math.max(1, Math.floor(tokens.length / count));
  return tokens
    .filter((_, index) => index % step === 0)
    .map(({ index, 0: token }) => text.slice(0, index) + text.slice(index + token.length));
}

/** The tables and foreign exports among the tests' data. */
function below(folder, ...endings) {
  return endings.flatMap((ending) => filesBelow(join('tests/data', folder), ending));
}
const read = (name) => ({ name, text: readFileSync(name, 'utf8') });

/** Everything that the five questions can be answered with. */
const answers = {
  system: 'journey-builder', consent: true, suppression: true, caps: { max: 2, hours: 24 }, quiet: { from: '21:00:00', to: '08:00:00' },
  opt_out: true, topics: { news: { consent: 'express', sells: true } }, regions: ['DE', 'CN'],
};

export function requests(slipsInEachFile) {
  const list = [];
  const ask = (request) => list.push({ format: 'wayproof/request@1', as_of: asOf, ...request });
  const { large } = JSON.parse(readFileSync('examples/index.json', 'utf8'));
  for (const [n, { folder, files }] of examples().entries()) {
    for (const lang of ['en', 'zh']) ask({ do: 'check', lang, files, with: ['maps'] });
    ask({ do: 'fix', lang: 'en', files });
    ask({ do: 'fix', lang: 'zh', files, safe_only: false });
    ask({ do: 'init', lang: 'en', files });
    for (const lang of ['en', 'zh']) ask({ do: 'tables', lang, files });
    ask({ do: 'questions', lang: 'zh', files });
    // They take long, and say much the same in both languages: every other example in one of them.
    ask({ do: 'prove', lang: n % 2 === 0 ? 'zh' : 'en', files });
    ask({ do: 'dialects', lang: n % 2 === 0 ? 'en' : 'zh', files });
    ask({ do: 'generate_tests', lang: 'zh', files, whole: true });
    ask({ do: 'answer', lang: 'en', files, answers });
    for (const customer of files.filter((file) => file.name.endsWith('.customer.json'))) {
      for (const lang of ['en', 'zh']) ask({ do: 'trace', lang, files, customer_file: customer.name });
      ask({ do: 'make_test', lang: 'en', files, customer_file: customer.name });
    }
    if (files.some((file) => file.name.endsWith('.journey-tests.json'))) {
      for (const lang of ['en', 'zh']) ask({ do: 'test', lang, files });
    }
    // A slip in a large example says no more than one in the others.
    if (large.some((name) => folder.endsWith(name))) continue;
    files.forEach((file, index) => {
      for (const text of slips(file.text, slipsInEachFile)) {
        ask({ do: 'check', lang: 'en', files: files.with(index, { ...file, text }), with: ['maps'] });
      }
    });
  }
  for (const file of below('tables', '.csv', '.tsv').map(read)) {
    for (const lang of ['en', 'zh']) ask({ do: 'table', lang, files: [file] });
    for (const kind of ['plan', 'actions']) ask({ do: 'table', lang: 'en', kind, mapping: ['name', 'trigger', 'action', null, 'exclusion'], files: [file] });
  }
  for (const file of ['journey-builder', 'klaviyo', 'dittofeed'].flatMap((system) => below(system, '.json')).map(read)) {
    for (const lang of ['en', 'zh']) {
      ask({ do: 'check', lang, files: [file], with: ['maps'] });
      ask({ do: 'questions', lang, files: [file] });
      ask({ do: 'tables', lang, files: [file] });
    }
    ask({ do: 'answer', lang: 'en', files: [file], answers });
    ask({ do: 'answer', lang: 'en', files: [file], answers: Object.fromEntries(Object.keys(answers).map((key) => [key, key === 'topics' ? { news: null } : null])) });
  }
  for (const lang of ['en', 'zh']) {
    ask({ do: 'rules', lang });
    for (const rule of rules()) ask({ do: 'explain', lang, rule });
    ask({ do: 'explain', lang, rule: 'no/such-rule' });
  }
  // The page's module has no schemas; the npm package's are asked by the command below.
  ask({ do: 'schema', kind: 'nonsense' });
  ask({ do: 'version' });
  ask({ do: 'nonsense' });
  return list;
}

export function commandLines() {
  const lines = [[], ['help'], ['version'], ['version', '--format', 'json'], ['chekc'], ['check', '--as-of', 'soon'], ['rules']];
  const common = ['--as-of', asOf];
  for (const lang of ['en', 'zh']) {
    for (const command of ['check', 'fix', 'trace', 'explain', 'rules', 'init', 'import', 'export', 'schema', 'version']) {
      lines.push([command, '--help', '--lang', lang], [command, 'not/there', '--lang', lang]);
    }
    lines.push(['check', 'examples', '--lang', lang, '--color', 'always', ...common]);
  }
  for (const format of ['text', 'json', 'sarif', 'junit', 'github']) {
    lines.push(['check', 'examples', '--format', format, '--lang', 'en', ...common]);
  }
  for (const { folder, files } of examples()) {
    lines.push(['check', `${folder}/*.journey.json`, '--lang', 'en', '--width', '60', ...common]);
    lines.push(['fix', folder, '--dry-run', '--lang', 'en', ...common]);
    for (const { name } of files.filter((file) => file.name.endsWith('.customer.json'))) {
      for (const lang of ['en', 'zh']) lines.push(['trace', name, '--lang', lang, ...common]);
      lines.push(['trace', name, '--format', 'json', ...common]);
    }
  }
  for (const { folder } of examples()) {
    for (const table of ['plan', 'actions']) {
      for (const lang of ['en', 'zh']) lines.push(['export', folder, '--table', table, '--lang', lang]);
    }
    lines.push(['export', folder, '--encoding', 'gb18030', '--lang', 'zh']);
  }
  for (const name of below('tables', '.csv', '.tsv')) {
    for (const lang of ['en', 'zh']) lines.push(['import', name, '--lang', lang]);
    lines.push(['import', name, '--format', 'json'], ['import', name, '--encoding', 'utf-8', '--lang', 'en']);
  }
  for (const kind of ['journey', 'workspace', 'customer']) lines.push(['schema', kind]);
  return lines.map((words) => ({ words, input: '' }));
}
