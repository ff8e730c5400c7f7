// What README.md shows as the command's output is its output. UPDATE_GOLDEN=1 writes it there.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';

const readme = readFileSync('README.md', 'utf8');
const shown = /<!-- output of: (.*) -->\n```\n([^]*?)```\n/g;

let blocks = 0;
const actual = readme.replace(shown, (block, words) => {
  ++blocks;
  const run = spawnSync('build/release/wayproof', [...words.split(' '), '--lang', 'en'], { encoding: 'utf8' });
  assert.ok(run.status === 0 || run.status === 1, `wayproof ${words}: ${run.stderr}`);
  return `<!-- output of: ${words} -->\n\`\`\`\n${run.stdout}\`\`\`\n`;
});
assert.ok(blocks > 0, 'README.md shows no output');
if (process.env.UPDATE_GOLDEN) writeFileSync('README.md', actual);
else assert.equal(readme, actual, 'README.md shows another output than the command has (UPDATE_GOLDEN=1 mends it)');
