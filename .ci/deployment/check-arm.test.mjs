// Defects put into the template on purpose: a check that finds none of them would be worth nothing.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'node:test';

const templates = join(import.meta.dirname, '..', '..', 'deploymentTemplates');
const template = readFileSync(join(templates, 'azure', 'main.json'), 'utf8');
const parameters = readFileSync(join(templates, 'parameters', 'azure.parameters.json'), 'utf8');

function check(changedTemplate, changedParameters = parameters) {
  const folder = mkdtempSync(join(tmpdir(), 'arm-'));
  try {
    const files = [join(folder, 'main.json'), join(folder, 'parameters.json')];
    writeFileSync(files[0], changedTemplate);
    writeFileSync(files[1], changedParameters);
    const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'check-arm.mjs'), ...files], { encoding: 'utf8' });
    return { status, stdout };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Replaces exactly one thing, so that a defect which no longer fits the template does not pass for found. */
function replaced(text, from, to) {
  assert.ok(text.includes(from), `the template has no ${from} any more`);
  return text.replace(from, to);
}

test('The template as it is has no failure', () => {
  const { status, stdout } = check(template);

  assert.equal(status, 0, stdout);
});

const defects = [
  ['a misspelt property', '"backupRetentionDays"', '"backupRetentionsDays"', /backupRetentionsDays/],
  ['a misspelt property of a channel', '"isEnabled": true, "enableCalling"', '"enabled": true, "enableCalling"', /isEnabled/],
  ['a value outside its list', '"activeRevisionsMode": "Single"', '"activeRevisionsMode": "One"', /activeRevisionsMode/],
  ['a version that does not exist', '"apiVersion": "2024-11-30",\n      "name"', '"apiVersion": "2024-11-31",\n      "name"', /no schema 2024-11-31/],
  ['a parameter that does not exist', "parameters('mailUser')", "parameters('mailUsers')", /no parameter mailUsers/],
  ['an expression without its end', "[take(concat(parameters('name')", "[take((concat(parameters('name')", /take/],
  ['a function that does not exist', "[uniqueString(", "[uniqueText(", /uniqueText is no function/],
  ['a name too few', "'Microsoft.KeyVault/vaults/secrets', variables('vault'), 'mail-password'", "'Microsoft.KeyVault/vaults/secrets', variables('vault')", /needs 2 names/],
  ['a dependency on nothing', "variables('vault'), 'mail-password')]", "variables('vault'), 'mail-passwords')]", /which is not in the template/],
  ['a reference that is not awaited', "\"[variables('identityId')]\",\n        \"[variables('appId')]\"", "\"[variables('identityId')]\"", /without depending on it/],
  ['a secret that is a plain string', '"databasePassword": {\n      "type": "securestring"', '"databasePassword": {\n      "type": "string"', /must be a securestring/],
];
for (const [name, from, to, told] of defects) {
  test(`Found: ${name}`, () => {
    const { status, stdout } = check(replaced(template, from, to));

    assert.equal(status, 1);
    assert.match(stdout, told);
  });
}

test('Found: a secret in a parameters file, and a parameter that is missing', () => {
  const { status, stdout } = check(template, replaced(parameters, '"mailUser": { "value": "supportbot" }', '"mailPassword": { "value": "x" }'));

  assert.equal(status, 1);
  assert.match(stdout, /mailPassword is a secret/);
  assert.match(stdout, /mailUser has no value/);
});
