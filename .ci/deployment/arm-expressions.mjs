// Reads and evaluates the expressions of ARM templates (https://learn.microsoft.com/azure/azure-resource-manager/templates/template-expressions),
// as far as they can be without a subscription: what only Azure knows becomes an Unknown, of which members may be asked.
import { createHash } from 'node:crypto';

export class Unknown {
  constructor(text) { this.text = text; }
  member(name) { return new Unknown(`${this.text}.${name}`); }
  toString() { return `<${this.text}>`; }
}

const text = value => {
  if (value instanceof Unknown || ['string', 'number', 'boolean'].includes(typeof value)) return String(value);
  throw new Error(`${JSON.stringify(value)} is no text`);
};
const isEmpty = value => value === null || value === '' || (typeof value === 'object' && !(value instanceof Unknown) && Object.keys(value).length === 0);

function idOf(type, names, prefix) {
  const segments = type.split('/');
  if (segments.length < 2 || names.length !== segments.length - 1) throw new Error(`'${type}' needs ${segments.length - 1} names, not ${names.length}`);
  return `${prefix}/providers/${segments[0]}/${segments.slice(1).map((segment, i) => `${segment}/${text(names[i])}`).join('/')}`;
}

const group = '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/sample';
const functions = {
  concat: [1, Infinity, (...all) => (Array.isArray(all[0]) ? all.flat() : all.map(text).join(''))],
  createArray: [0, Infinity, (...all) => all],
  createObject: [0, Infinity, (...all) => Object.fromEntries(Array.from({ length: all.length / 2 }, (_, i) => [text(all[2 * i]), all[2 * i + 1]]))],
  empty: [1, 1, isEmpty],
  format: [2, Infinity, (pattern, ...all) => pattern.replace(/\{(\d+)\}/g, (_, i) => {
    if (!(i in all)) throw new Error(`format has no value for {${i}}`);
    return text(all[i]);
  })],
  guid: [1, Infinity, (...all) => createHash('sha1').update(all.map(text).join('|')).digest('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*/, '$1-$2-$3-$4-$5')],
  if: [3, 3, (condition, yes, no) => (condition ? yes : no)],
  json: [1, 1, JSON.parse],
  listKeys: [2, 3, id => new Unknown(`keys of ${id}`)],
  not: [1, 1, value => !value],
  null: [0, 0, () => null],
  reference: [1, 3, id => new Unknown(`reference of ${id}`)],
  resourceGroup: [0, 0, () => ({ id: group, name: 'sample', location: 'francecentral' })],
  resourceId: [2, Infinity, (type, ...names) => idOf(type, names, group)],
  split: [2, 2, (value, separator) => text(value).split(separator)],
  subscription: [0, 0, () => ({ id: group.split('/resourceGroups')[0], tenantId: '00000000-0000-0000-0000-000000000001' })],
  subscriptionResourceId: [2, Infinity, (type, ...names) => idOf(type, names, group.split('/resourceGroups')[0])],
  take: [2, 2, (value, count) => value.slice(0, count)],
  toLower: [1, 1, value => text(value).toLowerCase()],
  uniqueString: [1, Infinity, () => 'abcdefghijklm'],
};
const byName = new Map(Object.entries(functions).map(([name, rule]) => [name.toLowerCase(), rule]));

function tokens(source) {
  const found = [...source.matchAll(/\s*(?:('(?:[^']|'')*')|(-?\d+)|([A-Za-z_]\w*)|([().,[\]])|(\S))/gy)];
  return found.filter(one => one[0].trim()).map(([, string, number, name, mark, wrong]) => {
    if (wrong) throw new Error(`'${wrong}' has no place in an expression`);
    return { string, number, name, mark };
  });
}

/** Evaluates what stands between the brackets; `scope` gives parameters and variables, and throws for those that are not there. */
export function evaluate(source, scope) {
  const rest = tokens(source);
  const next = () => rest.shift() ?? (() => { throw new Error('the expression ends too early'); })();
  const expect = mark => { if (next().mark !== mark) throw new Error(`'${mark}' is missing`); };

  function call(name) {
    const all = [];
    if (rest[0]?.mark !== ')') {
      do all.push(value()); while (rest[0]?.mark === ',' && rest.shift());
    }
    expect(')');
    if (name === 'parameters' || name === 'variables') return scope[name](...all);
    const [least, most, run] = byName.get(name.toLowerCase()) ?? (() => { throw new Error(`${name} is no function that this check knows`); })();
    if (all.length < least || all.length > most) throw new Error(`${name} takes ${least} to ${most} values, not ${all.length}`);
    return run(...all);
  }

  function member(of, name) {
    if (of instanceof Unknown) return of.member(name);
    if (of === null || typeof of !== 'object' || !(name in of)) throw new Error(`there is no member '${name}'`);
    return of[name];
  }

  function value() {
    const token = next();
    let result;
    if (token.string !== undefined) result = token.string.slice(1, -1).replaceAll("''", "'");
    else if (token.number !== undefined) result = Number(token.number);
    else if (token.name === 'true' || token.name === 'false') result = token.name === 'true';
    else if (token.name) { expect('('); result = call(token.name); }
    else throw new Error(`'${token.mark}' stands where a value belongs`);
    while (rest[0]?.mark === '.' || rest[0]?.mark === '[') {
      if (rest.shift().mark === '.') result = member(result, next().name);
      else { result = member(result, value()); expect(']'); }
    }
    return result;
  }

  const result = value();
  if (rest.length) throw new Error('something stands after the end of the expression');
  return result;
}

export const isExpression = value => typeof value === 'string' && value.startsWith('[') && !value.startsWith('[[') && value.endsWith(']');

/** A copy in which every expression is replaced by its value; members whose value is null go, as they do in Azure. */
export function evaluateAll(value, scope, where = '') {
  if (isExpression(value)) {
    try {
      return evaluate(value.slice(1, -1), scope);
    } catch (error) {
      throw new Error(`${where}: ${value}: ${error.message}`);
    }
  }
  if (Array.isArray(value)) return value.map((one, i) => evaluateAll(one, scope, `${where}/${i}`));
  if (value === null || typeof value !== 'object' || value instanceof Unknown) return value;
  return Object.fromEntries(Object.entries(value)
    .map(([name, one]) => [evaluateAll(name, scope, where), evaluateAll(one, scope, `${where}/${name}`)])
    .filter(([, one]) => one !== null));
}
