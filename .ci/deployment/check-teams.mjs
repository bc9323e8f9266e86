// Checks an unpacked Teams package against Microsoft's schemas (npm @microsoft/app-manifest) and against what they cannot say.
//   node check-teams.mjs <folder>
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import addFormats from 'ajv-formats';
import Ajv from 'ajv-draft-04';

const folder = process.argv[2];
const problems = [];
const say = message => problems.push(message);
const read = name => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const schemas = join(dirname(createRequire(import.meta.url).resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const versions = readdirSync(schemas).map(name => name.match(/^v1\.(\d+)$/)?.[1]).filter(Boolean).map(Number).sort((a, b) => a - b);

function validate(document, name, version, kind) {
  const schema = JSON.parse(readFileSync(join(schemas, `v${version}`, `MicrosoftTeams.${kind}schema.json`), 'utf8'));
  const ajv = new Ajv({ strict: false, allErrors: true, logger: false, unicodeRegExp: false });
  addFormats(ajv);
  const run = ajv.compile(schema);
  if (!run(document)) for (const { instancePath, message, params } of run.errors) say(`${name}, schema ${version}: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`);
}

function checkIcon(name, side) {
  const bytes = existsSync(join(folder, name)) ? readFileSync(join(folder, name)) : null;
  if (!bytes) return say(`the icon ${name} is missing`);
  if (bytes.readUInt32BE(16) !== side || bytes.readUInt32BE(20) !== side) say(`the icon ${name} is not ${side}x${side}`);
}

const manifest = read('manifest.json');
const own = manifest.manifestVersion;
const newest = `1.${versions.at(-1)}`;
validate(manifest, 'manifest.json', own, '');
const later = { ...manifest, $schema: manifest.$schema.replace(`v${own}`, `v${newest}`), manifestVersion: newest };
validate(later, 'manifest.json', newest, '');
checkIcon(manifest.icons.color, 192);
checkIcon(manifest.icons.outline, 32);

// A language that lacks a text shows the default one among its own: every text of the manifest is in every language.
// Command titles are not translated: Teams sends them as the message, and the bot understands French.
const texts = ['name.short', 'name.full', 'description.short', 'description.full'];
manifest.bots.forEach((bot, b) => bot.commandLists.forEach((list, l) => list.commands.forEach((_, c) => texts.push(`bots[${b}].commandLists[${l}].commands[${c}].description`))));
for (const { file } of manifest.localizationInfo.additionalLanguages) {
  const language = read(file);
  validate(language, file, own, 'Localization.');
  for (const name of texts.filter(text => !(text in language))) say(`${file} lacks ${name}`);
  for (const name of Object.keys(language).filter(key => key !== '$schema' && !texts.includes(key))) say(`${file} has ${name}, which the manifest does not`);
}

const expected = ['manifest.json', manifest.icons.color, manifest.icons.outline, ...manifest.localizationInfo.additionalLanguages.map(one => one.file)].sort();
const present = readdirSync(folder).sort();
if (expected.join() !== present.join()) say(`the package holds ${present.join(', ')} instead of ${expected.join(', ')}`);
if (JSON.stringify(manifest).includes('00000000-0000')) say('a placeholder was left');

console.log(`${basename(folder)}: manifest ${own} (also held against ${newest}), ${texts.length} texts in ${manifest.localizationInfo.additionalLanguages.length} further language`);
for (const problem of problems) console.log(`FAILED ${problem}`);
process.exitCode = problems.length === 0 ? 0 : 1;
