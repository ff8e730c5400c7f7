// The usual way to check a JSON file in JavaScript: parse it, hold it against a schema. `ajv.mjs SCHEMA FILE`.
import { readFileSync } from 'node:fs';
import Ajv from 'ajv/dist/2020.js';

const [schema, file] = process.argv.slice(2).map((name) => JSON.parse(readFileSync(name, 'utf8')));
const valid = new Ajv({ allErrors: true, strict: false, validateFormats: false }).compile(schema);
process.exitCode = valid(file) ? 0 : 1;
