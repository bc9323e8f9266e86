// Checks a Dockerfile: its syntax and usage (npm dockerfile-utils, dockerfilelint), and what this project asks of an image.
//   node check-dockerfile.mjs <Dockerfile>
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { validate } from 'dockerfile-utils';

const require = createRequire(import.meta.url);
const { run } = require('dockerfilelint');
const text = readFileSync(process.argv[2], 'utf8');
const problems = [
  ...validate(text).map(({ range, message }) => `line ${range.start.line + 1}: ${message}`),
  // Tags are fixed in ARG lines, which this tool does not read.
  ...run('', text).filter(({ title }) => !/Base Image (Latest Tag|Missing Tag)/.test(title)).map(({ line, title }) => `line ${line}: ${title}`),
];

// The image that runs is the last stage.
const last = text.slice(text.lastIndexOf('\nFROM '));
const asked = {
  'a chiselled base with ICU and time zones (-chiseled-extra)': /^\nFROM \S+-chiseled-extra$/m,
  'USER 1654, not root': /^USER 1654$/m,
  'DOTNET_EnableDiagnostics=0': /DOTNET_EnableDiagnostics=0/,
  'data under one volume': /^VOLUME \/data$/m,
  'an ENTRYPOINT without a shell': /^ENTRYPOINT \["/m,
};
for (const [what, pattern] of Object.entries(asked)) if (!pattern.test(last)) problems.push(`the image lacks ${what}`);
if (!/-p:PublishReadyToRun=true/.test(text)) problems.push('the program is not published ReadyToRun');
if (/\b(ADD|curl|wget)\b.*https?:/.test(text)) problems.push('something is fetched from the network without a checksum');

for (const problem of problems) console.log(`FAILED ${problem}`);
console.log(`${process.argv[2]}: ${problems.length} failures`);
process.exitCode = problems.length === 0 ? 0 : 1;
