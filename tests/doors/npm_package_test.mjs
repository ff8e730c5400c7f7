// The packed npm package, installed as a user would install it, beside the native command.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const native = resolve('build/release/wayproof');
const archives = readdirSync('build/npm').filter((name) => name.endsWith('.tgz'));
assert.deepEqual(archives.length, 1, `one package in build/npm: ${archives}`);

const folder = mkdtempSync(join(tmpdir(), 'wayproof-npm-'));
try {
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  const archive = resolve('build/npm', archives[0]);
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', archive], { cwd: folder, stdio: 'pipe' });
  const installed = join(folder, 'node_modules/.bin/wayproof');

  const both = (words, options = {}) => {
    const of = (program) => {
      const run = spawnSync(program, words, { maxBuffer: 1 << 28, env: { ...process.env, LANG: 'C' }, ...options });
      return { code: run.status, out: run.stdout.toString(), err: run.stderr.toString() };
    };
    const [a, b] = [of(native), of(installed)];
    assert.deepEqual(b, a, `wayproof ${words.join(' ')}`);
    return a;
  };

  assert.equal(both(['version']).code, 0);
  assert.equal(both(['check', 'no-such-file']).code, 2);
  // Today's date, the current folder and standard input come from the machine, so they are compared through it.
  assert.equal(both(['check', resolve('examples')], { cwd: folder }).code, 1);
  assert.equal(both(['check', '-'], { input: '{"format": "wayproof/journey@1"' }).code, 1);

  const { loadEngine } = await import(pathToFileURL(join(folder, 'node_modules/wayproof/index.mjs')));
  const engine = await loadEngine();
  assert.equal(engine.call({ do: 'version' }).format, 'wayproof/version@1');
  assert.equal(engine.call({ do: 'nonsense' }).format, 'wayproof/failure@1');
} finally {
  rmSync(folder, { recursive: true });
}
console.log('the installed package answers as the native command does');
