// The keys that each Kubernetes type has, read from the type declarations of npm kubernetes-models, whose own validation lets unknown keys through.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';

const modules = resolve(dirname(createRequire(import.meta.url).resolve('kubernetes-models')), '..');
const declarations = new Map();

function read(file) {
  if (declarations.has(file)) return declarations.get(file);
  const text = readFileSync(`${file}.d.ts`, 'utf8');
  const imports = new Map([...text.matchAll(/^import \{ (\w+) \} from "([^"]+)";$/gm)]
    .map(([, name, from]) => [name, from.startsWith('.') ? resolve(dirname(file), from) : join(modules, from)]));
  const body = text.match(/^export (?:declare )?interface \w+ (?:extends [^{]+)?\{$([\s\S]*?)^\}$/m)?.[1] ?? '';
  const members = new Map([...body.matchAll(/^ {4}"?([\w$-]+)"?\??: (.+?);?$/gm)].map(([, key, type]) => [key, type]));
  const declaration = { imports, members };
  declarations.set(file, declaration);
  return declaration;
}

function follow(value, type, from, path, problems) {
  const [, element] = type.match(/^Array<(.+)>$/) ?? [];
  if (element) {
    if (Array.isArray(value)) value.forEach((one, i) => follow(one, element, from, `${path}/${i}`, problems));
    return;
  }
  const file = from.imports.get(type);
  if (file && value && typeof value === 'object') checkKeys(value, file, path, problems);
}

/** Adds to `problems` each key of `value` that the type declared in `file` does not have. */
export function checkKeys(value, file, path, problems) {
  const declaration = read(file);
  if (declaration.members.size === 0) return; // a number-or-text, or a map
  for (const [key, one] of Object.entries(value)) {
    const type = declaration.members.get(key);
    if (type === undefined) problems.push(`${path}/${key} is unknown here; known are ${[...declaration.members.keys()].join(', ')}`);
    else follow(one, type, declaration, `${path}/${key}`, problems);
  }
}

/** Where the type of a document is declared. */
export const fileOf = (group, kind) => join(modules, 'kubernetes-models', group, kind);
