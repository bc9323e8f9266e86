import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import * as esbuild from 'esbuild';
import { publish } from './publish.mjs';

// Web Chat is served as its authors bundled it: an own bundle of its modules comes out no smaller.
const webChat = 'node_modules/botframework-webchat/dist/webchat.js';
const pages = ['index.html', 'chat.html'];

const settings = {
  bundle: true,
  minify: true,
  target: ['es2022', 'chrome108', 'firefox108', 'safari15.6'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'silent',
  write: false,
  metafile: true,
};

/** Bundles scripts and styles, names them by their content, and puts the names into the pages. */
export async function bundle({ root, output }) {
  const files = new Map();
  const webChatFile = addWebChat(root, files);
  for (const name of readdirSync(join(root, 'art'))) {
    files.set(name, readFileSync(join(root, 'art', name)));
  }

  const modules = await esbuild.build({
    ...settings,
    absWorkingDir: root,
    outdir: output,
    entryPoints: { page: 'scripts/page/main.js', frame: 'scripts/frame/main.js', 'page-style': 'styles/page.css', 'frame-style': 'styles/frame.css' },
    entryNames: '[name]-[hash]',
    format: 'esm',
    external: ['*.svg'],
    define: { WEB_CHAT_FILE: JSON.stringify(webChatFile) },
  });
  const names = addOutputs(modules, files);

  // The embed script has one name for ever: it stands in other people's pages.
  const embed = await esbuild.build({ ...settings, absWorkingDir: root, outdir: output, entryPoints: { embed: 'scripts/embed/embed.js' }, format: 'iife' });
  addOutputs(embed, files);

  for (const page of pages) {
    files.set(page, Buffer.from(fillIn(readFileSync(join(root, 'pages', page), 'utf8'), names, page)));
  }

  await publish(files, pages, output);
}

function addWebChat(root, files) {
  const content = readFileSync(join(root, webChat));
  const { version } = JSON.parse(readFileSync(join(root, 'node_modules/botframework-webchat/package.json'), 'utf8'));
  const name = `webchat-${version}-${createHash('sha256').update(content).digest('hex').slice(0, 8)}.js`;
  files.set(name, content);
  files.set(`${name}.LICENSE.txt`, readFileSync(join(root, `${webChat}.LICENSE.txt`)));
  return name;
}

/** Adds what esbuild made; returns its file names by entry point, such as `page.js`. */
function addOutputs({ outputFiles, metafile }, files) {
  for (const { path, contents } of outputFiles) {
    files.set(basename(path), contents);
  }

  return new Map(Object.entries(metafile.outputs)
    .filter(([, made]) => made.entryPoint)
    .map(([path]) => [basename(path).replace(/-[A-Z0-9]{8}\./, '.'), basename(path)]));
}

function fillIn(html, names, page) {
  return html.replace(/\{\{([\w.-]+)\}\}/g, (_, wanted) => {
    if (!names.has(wanted)) {
      throw new Error(`pages/${page} asks for {{${wanted}}}, which no entry point makes.`);
    }

    return `chat/${names.get(wanted)}`;
  });
}
