// Renders the public pages into dist: "/programs" becomes programs.html. All other paths get app.html, the page without content.
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';

const dist = new URL('../dist/', import.meta.url);
const server = new URL('../node_modules/.prerender/', import.meta.url);

await build({
  logLevel: 'error',
  build: { ssr: 'src/prerender.tsx', outDir: server.pathname, emptyOutDir: true },
  ssr: { noExternal: true },
});
const { render, rendered } = await import(pathToFileURL(`${server.pathname}prerender.js`).href);
const shell = await readFile(new URL('index.html', dist), 'utf8');
const place = '<div id="root"></div>';
if (!shell.includes(place)) throw new Error(`dist/index.html has no ${place}`);
await writeFile(new URL('app.html', dist), shell);
for (const path of rendered.paths) {
  const html = await render(path);
  if (/<script/i.test(html)) throw new Error(`${path} is rendered with an inline script, which the pages refuse`);
  const heading = /<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]?.replaceAll(/<[^>]*>/g, '').trim();
  if (!heading) throw new Error(`${path} is rendered without a heading`);
  const file = new URL(path === '/' ? 'index.html' : `${path.slice(1)}.html`, dist);
  await mkdir(dirname(file.pathname), { recursive: true });
  const title = path === '/' ? 'Kikite' : `${heading} | Kikite`;
  await writeFile(file, shell.replace(place, () => `<div id="root">${html}</div>`).replace(/<title>.*?<\/title>/, () => `<title>${title}</title>`));
}
await rm(server, { recursive: true, force: true });
console.log(`rendered ahead: ${rendered.paths.join(' ')}`);
process.exit(0); // timers of the pages' libraries would keep the process
