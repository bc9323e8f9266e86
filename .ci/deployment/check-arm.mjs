// Checks ARM templates without Azure: expressions are evaluated with the values of a parameters file, and every resource that comes out is held
// against Microsoft's schema of its own type and version (arm-schemas/, MIT), in which unknown names are refused.
//   node check-arm.mjs <template.json> <parameters.json> [<parameters.json> ...]
import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Ajv from 'ajv-draft-04';
import { Unknown, evaluateAll } from './arm-expressions.mjs';

const problems = [];
const read = file => JSON.parse(readFileSync(file, 'utf8'));

/** Names of a resource that any type may have and no schema lists. */
const common = { condition: {}, dependsOn: {}, scope: {}, tags: {}, location: {}, comments: {} };
const validators = new Map();

// A "discriminated union" is published as a closed base type beside its subtypes, so that together they accept nothing: the two are merged.
function mergeUnions(definitions) {
  for (const [name, { allOf }] of Object.entries(definitions)) {
    if (allOf?.length !== 2 || !allOf[1].oneOf) continue;
    const subtypes = allOf[1].oneOf.map(({ allOf: [reference, { properties: tag }] }) => {
      const subtype = definitions[reference.$ref.split('/').pop()];
      const [[tagName, { const: value }]] = Object.entries(tag);
      return { type: 'object', properties: { ...allOf[0].properties, ...subtype.properties, [tagName]: { enum: [value] } }, required: [...new Set([tagName, ...subtype.required ?? []])] };
    });
    const [tagName] = Object.keys(allOf[1].oneOf[0].allOf[1].properties);
    definitions[name] = { type: 'object', discriminator: { propertyName: tagName }, required: [tagName], oneOf: subtypes };
  }
}

function close(schema) {
  if (!schema || typeof schema !== 'object') return;
  const members = Object.values(schema.properties ?? {});
  if (members.length > 0) schema.additionalProperties ??= false;
  else if (schema.oneOf) delete schema.additionalProperties; // the same fault in another form: the base refuses what the alternatives ask for
  [...members, schema.items, schema.additionalProperties, ...schema.oneOf ?? [], ...schema.allOf ?? []].forEach(close);
}

function validatorOf({ type, apiVersion }) {
  const [provider, ...rest] = type.split('/');
  const key = `${apiVersion}_${provider}`;
  if (!validators.has(key)) {
    const file = join(import.meta.dirname, 'arm-schemas', `${key}.json`);
    if (!existsSync(file)) throw new Error(`there is no schema ${key}.json: a wrong version, or a type to add to trim-schemas.mjs`);
    const schema = read(file);
    for (const { properties } of Object.values(schema.resourceDefinitions)) {
      Object.assign(properties, common);
      properties.type = { enum: properties.type.enum.map(one => one.toLowerCase()) }; // Azure does not mind the case
    }
    const resources = schema.definitions.ContainerResources?.properties;
    if (resources) resources.cpu = { type: 'number' }; // published as an integer, though a quarter is usual
    mergeUnions(schema.definitions);
    [...Object.values(schema.resourceDefinitions), ...Object.values(schema.definitions)].forEach(close);
    const ajv = new Ajv({ strict: false, allErrors: true, discriminator: true, logger: false });
    validators.set(key, name => ajv.getSchema(name) ?? ajv.compile({ ...schema, $ref: `#/resourceDefinitions/${name}` }));
  }
  return validators.get(key)(rest.join('_'));
}

function checkParameters(template, given, say) {
  const declared = template.parameters ?? {};
  for (const name of Object.keys(given)) {
    if (!declared[name]) say(`parameter ${name} is not in the template`);
    else if (/^secure/.test(declared[name].type)) say(`parameter ${name} is a secret and has no place in a file`);
  }
  for (const [name, { type, defaultValue, allowedValues, minLength, maxLength, minValue, maxValue, metadata }] of Object.entries(declared)) {
    if (/password|secret|key$/i.test(name) && !/^secure/.test(type)) say(`parameter ${name} must be a securestring`);
    if (/^secure/.test(type) && defaultValue !== undefined) say(`parameter ${name} has a default, which would be no secret`);
    if (!metadata?.description) say(`parameter ${name} has no description`);
    const value = given[name]?.value;
    if (value === undefined) {
      if (defaultValue === undefined && !/^secure/.test(type)) say(`parameter ${name} has no value`);
      continue;
    }
    const kind = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'int' : typeof value;
    if (kind !== type) say(`parameter ${name} is of type ${type}, not ${kind}`);
    if (allowedValues && !allowedValues.includes(value)) say(`parameter ${name} may be ${allowedValues.join(', ')}`);
    if (value.length < minLength || value.length > maxLength || value < minValue || value > maxValue) say(`parameter ${name} is out of its bounds`);
  }
}

/** What the template may ask for, and which of it was asked. */
function scopeOf(template, given) {
  const asked = new Set();
  const scope = {
    asked,
    parameters(name) {
      const declared = template.parameters?.[name];
      if (!declared) throw new Error(`there is no parameter ${name}`);
      asked.add(`parameter ${name}`);
      if (given[name]) return given[name].value;
      return declared.defaultValue === undefined ? new Unknown(`parameter ${name}`) : evaluateAll(declared.defaultValue, scope, `parameters/${name}`);
    },
    variables(name) {
      if (!(name in (template.variables ?? {}))) throw new Error(`there is no variable ${name}`);
      asked.add(`variable ${name}`);
      return evaluateAll(template.variables[name], scope, `variables/${name}`);
    },
  };
  return scope;
}

function idOf({ type, name, scope }) {
  const names = name.split('/');
  const path = type.split('/').slice(1).map((segment, i) => `${segment}/${names[i]}`).join('/');
  return `${scope ?? '/subscriptions/00000000-0000-0000-0000-000000000000/resourceGroups/sample'}/providers/${type.split('/')[0]}/${path}`;
}

function plain(value) {
  return JSON.parse(JSON.stringify(value, (_, one) => (one instanceof Unknown ? String(one) : one)));
}

function checkResource(resource, ids, say) {
  const { type, name } = resource;
  if (type.split('/').length - 1 !== name.split('/').length) say(`${type} '${name}': as many names as types are needed`);
  for (const id of resource.dependsOn ?? []) if (!ids.has(id)) say(`${type} '${name}' depends on ${id}, which is not in the template`);
  let validate;
  try {
    validate = validatorOf(resource);
  } catch (error) {
    say(`${type}@${resource.apiVersion}: ${error.message}`);
    return;
  }
  // The schemas describe the last part of the name, as if a child stood inside its parent.
  if (validate({ ...resource, type: type.toLowerCase(), name: name.split('/').at(-1) })) return;
  for (const { instancePath, message, params } of validate.errors) say(`${type} '${name}' ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}

/** What is asked of another resource at run time must be awaited: Azure does not wait for a reference() behind a variable. */
function checkAwaited(resource, ids, byId, say) {
  const awaited = new Set();
  const wait = id => { if (byId.has(id) && !awaited.has(id)) { awaited.add(id); (byId.get(id).dependsOn ?? []).forEach(wait); } };
  (resource.dependsOn ?? []).forEach(wait);
  for (const [, asked] of JSON.stringify(plain(resource)).matchAll(/<(?:reference|keys) of (\/[^>]+)>/g)) {
    const id = [...ids].find(one => asked.startsWith(`${one}.`));
    if (id && !awaited.has(id)) say(`${resource.type} '${resource.name}' asks for ${id} without depending on it`);
  }
}

function check(file, parametersFile) {
  const say = message => problems.push(`${basename(file)} with ${basename(parametersFile)}: ${message}`);
  const template = read(file);
  const given = read(parametersFile).parameters;
  if (!/\/deploymentTemplate\.json#$/.test(template.$schema)) say('$schema is that of no deployment template');
  if (!/^\d+(\.\d+){3}$/.test(template.contentVersion)) say('contentVersion has not four numbers');
  checkParameters(template, given, say);

  const scope = scopeOf(template, given);
  const all = evaluateAll(template.resources, scope, 'resources');
  evaluateAll(template.outputs ?? {}, scope, 'outputs');
  for (const name of Object.keys(template.parameters ?? {})) if (!scope.asked.has(`parameter ${name}`)) say(`parameter ${name} is never used`);
  for (const name of Object.keys(template.variables ?? {})) if (!scope.asked.has(`variable ${name}`)) say(`variable ${name} is never used`);

  const byId = new Map(all.map(one => [idOf(plain(one)), one]));
  if (byId.size !== all.length) say('two resources have the same name');
  for (const resource of all) {
    checkResource(plain(resource), new Set(byId.keys()), say);
    checkAwaited(resource, new Set(byId.keys()), byId, say);
  }
  return all.filter(one => one.condition !== false).length;
}

const [template, ...parameterFiles] = process.argv.slice(2);
for (const file of parameterFiles) {
  try {
    console.log(`${basename(template)} with ${basename(file)}: ${check(template, file)} resources`);
  } catch (error) {
    problems.push(`${basename(template)} with ${basename(file)}: ${error.message}`);
  }
}
for (const problem of problems) console.log(`FAILED ${problem}`);
console.log(`${problems.length} failures`);
process.exitCode = problems.length === 0 && parameterFiles.length > 0 ? 0 : 1;
