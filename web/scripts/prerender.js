// Renders the public pages into dist: "/programs" becomes programs.html. All other paths get app.html, the page without content.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const dist = new URL('../dist/', import.meta.url);
const server = new URL('../node_modules/.prerender/', import.meta.url);
const place = '<div id="root"></div>';

await build({
  logLevel: 'error',
  build: { ssr: 'src/prerender.tsx', outDir: server.pathname, emptyOutDir: true, manifest: false },
  ssr: { noExternal: true },
});
const { render, rendered } = await import(pathToFileURL(`${server.pathname}prerender.js`).href);
const shell = await readFile(new URL('index.html', dist), 'utf8');
const manifest = JSON.parse(await readFile(new URL('.vite/manifest.json', dist), 'utf8'));
if (!shell.includes(place)) throw new Error(`dist/index.html has no ${place}`);

/** The chunk of a module and all that it imports at once. */
function chunks(name, seen = new Set()) {
  if (seen.has(name)) return [];
  seen.add(name);
  const chunk = manifest[name];
  if (!chunk) throw new Error(`${name} is not in the build`);
  return [chunk, ...(chunk.imports ?? []).flatMap((i) => chunks(i, seen))];
}

/** The page's head: its styles in place, because each file would cost a phone another way there and back, and its scripts announced. */
async function head(module) {
  const parts = [...chunks('index.html'), ...chunks(module)];
  const styles = [...new Set(parts.flatMap((c) => c.css ?? []))];
  const css = await Promise.all(styles.map((file) => readFile(new URL(file, dist), 'utf8')));
  const texts = manifest[`src/i18n/${rendered.language}/public.json`].file;
  const scripts = [...new Set([...parts.map((c) => c.file), texts])];
  return `<style>${css.join('').replaceAll('</', '<\\/')}</style>${scripts.map((file) => `<link rel="modulepreload" href="/${file}">`).join('')}`;
}

await writeFile(new URL('app.html', dist), shell);
for (const [path, module] of Object.entries(rendered.pages)) {
  const html = await render(path);
  if (/<script/i.test(html)) throw new Error(`${path} is rendered with an inline script, which the pages refuse`);
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, '').trim();
  if (!heading) throw new Error(`${path} is rendered without a heading`);
  const file = new URL(path === '/' ? 'index.html' : `${path.slice(1)}.html`, dist);
  await mkdir(dirname(file.pathname), { recursive: true });
  const title = path === '/' ? 'Kikite' : `${heading} | Kikite`;
  const added = await head(module);
  const page = shell
    .replaceAll(/\s*<link rel="(stylesheet|modulepreload)"[^>]*>/g, '')
    .replace('</head>', () => `${added}</head>`)
    .replace(place, () => `<div id="root">${html}</div>`)
    .replace(/<title>.*?<\/title>/, () => `<title>${title}</title>`);
  await writeFile(file, page);
}
await rm(server, { recursive: true, force: true });
await rm(new URL('.vite/', dist), { recursive: true, force: true }); // only this script needs the manifest
console.log(`rendered ahead: ${Object.keys(rendered.pages).join(' ')}`);
process.exit(0); // timers of the pages' libraries would keep the process
