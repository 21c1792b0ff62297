// Makes the brochure that is mailed to companies: the words of the public pages on four pages of A4, printed by Chromium into
// public/brochure. "node scripts/brochure.js" prints both languages; "--check" only says whether the words have changed since.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const web = join(dirname(fileURLToPath(import.meta.url)), '..');
const out = join(web, 'public/brochure');
const languages = ['ja', 'en'];
const programs = ['one_on_one', 'engagement_career', 'regular_care', 'survey_followup', 'mental_harassment', 'exit', 'pre_joining'];

const words = (lang, file) => JSON.parse(readFileSync(join(web, `src/i18n/${lang}/${file}.json`), 'utf8'));
const escape = (text) => text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);

const style = `
@page { size: A4; margin: 0 }
* { box-sizing: border-box }
html { -webkit-print-color-adjust: exact }
body { margin: 0; font: 10.5pt/1.85 'Noto Sans CJK JP', sans-serif; color: #24211d; line-break: strict; text-wrap: pretty }
section { width: 210mm; height: 297mm; padding: 24mm 22mm 20mm; page-break-after: always; position: relative; overflow: hidden }
section:last-child { page-break-after: auto }
h1, h2, .big { font-family: 'Noto Serif CJK JP', serif; font-weight: 700; color: #174541; line-height: 1.5; text-wrap: balance; margin: 0; word-break: auto-phrase }
h1 { font-size: 27pt } h2 { font-size: 18pt; margin-bottom: 7mm }
h3 { word-break: auto-phrase; font-size: 11.5pt; color: #1f5953; margin: 0 0 1mm; line-height: 1.6 }
p { margin: 0 }
.cover { background: #f3f0ea; padding-top: 74mm }
.cover .lead { margin-top: 10mm; font-size: 12.5pt; max-width: 150mm }
.mark { position: absolute; left: 22mm; top: 24mm; font-weight: 700; letter-spacing: .08em; font-size: 15pt; color: #1f5953 }
.arc { position: absolute; right: -60mm; bottom: -70mm; width: 190mm; height: 190mm; border-radius: 50%; background: #d5e8e3 }
.arc.two { right: 20mm; bottom: -120mm; width: 160mm; height: 160mm; background: #eadfc9 }
.three { display: grid; grid-template-columns: repeat(3, 1fr); gap: 7mm } .four { display: grid; grid-template-columns: repeat(4, 1fr); gap: 6mm }
.two { display: grid; grid-template-columns: 1fr 1fr; gap: 9mm }
.block { margin-bottom: 13mm }
.n { display: block; font-family: 'Noto Serif CJK JP', serif; font-size: 19pt; color: #4a958b; line-height: 1.3 }
.promise { background: #1f5953; color: #fff; border-radius: 5mm; padding: 11mm 12mm } .promise .big { color: #fff; font-size: 16pt; margin-bottom: 4mm }
.program { display: grid; grid-template-columns: 56mm 1fr; gap: 7mm; border-top: .3mm solid #cfc8ba; padding: 3.6mm 0; font-size: 9.6pt; line-height: 1.7 }
.program h3 { line-height: 1.5 }
ul { margin: 0; padding-left: 5mm } li { margin-bottom: 1.6mm }
.small { font-size: 9pt; color: #6b6458; line-height: 1.7 }
.foot { position: absolute; left: 22mm; right: 22mm; bottom: 13mm; display: flex; justify-content: space-between; font-size: 8.5pt; color: #6b6458 }
`;

/** The line below a page. */
const foot = (n) => `<div class="foot"><span>Kikite</span><span>${n}</span></div>`;

/** The four pages in a language. */
function pages(lang) {
  const t = words(lang, 'public');
  const name = words(lang, 'common').program;
  const { home, about } = t;
  const p = (text) => `<p>${escape(text)}</p>`;
  const titled = (x) => `<div><h3>${escape(x.title)}</h3>${p(x.text)}</div>`;
  const step = (x, i) => `<div><span class="n">${i + 1}</span><h3>${escape(x.title)}</h3>${p(x.text)}</div>`;
  const list = (x) => `<div><h2>${escape(x.title)}</h2><ul>${['one', 'two', 'three', 'four'].filter((k) => x[k]).map((k) => `<li>${escape(x[k])}</li>`).join('')}</ul></div>`;
  const { why, how, start } = home;
  return `<!doctype html><html lang="${lang}"><head><meta charset="utf-8"><title>Kikite ${escape(about.title)}</title><style>${style}</style></head><body>
<section class="cover"><div class="mark">Kikite</div><div class="arc"></div><div class="arc two"></div><h1>${escape(home.title)}</h1><p class="lead">${escape(about.lead)}</p></section>
<section><div class="block"><h2>${escape(why.title)}</h2><div class="three">${[why.judge, why.known, why.late].map(titled).join('')}</div></div>
<div class="block"><h2>${escape(how.title)}</h2><div class="two">${[how.invite, how.choose, how.talk, how.improve].map(step).join('')}</div></div>
<div class="promise"><p class="big">${escape(home.promise.title)}</p>${p(home.promise.text)}</div>${foot(2)}</section>
<section><h2>${escape(home.programs.title)}</h2>${programs.map((k) => `<div class="program"><h3>${escape(name[k])}</h3><div>${p(t.programs[k].short)}<p class="small">${escape(t.programs.gets)}：${escape(t.programs[k].gets)}</p></div></div>`.replace('：', lang === 'ja' ? '：' : ': ')).join('')}${foot(3)}</section>
<section><div class="two block">${list(about.company)}${list(about.employee)}</div>
<div class="two block"><div><h3>${escape(about.experts.title)}</h3>${p(about.experts.text)}</div><div><h3>${escape(about.secret)}</h3>${p(about.secretText)}</div></div>
<h2>${escape(about.start)}</h2><div class="four block">${[start.ask, start.hear, start.contract, start.live].map(step).join('')}</div>
<p>${escape(about.fee)}</p>${foot(4)}</section></body></html>`;
}

const digest = () => createHash('sha256').update(languages.map(pages).join('')).digest('hex');
const stamp = join(out, 'made-from.txt');

if (process.argv.includes('--check')) {
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8').trim() !== digest()) {
    console.error('the words of the brochure have changed: make brochure');
    process.exit(1);
  }
} else {
  const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
  const folder = mkdtempSync(join(tmpdir(), 'brochure-'));
  for (const lang of languages) {
    const page = join(folder, `${lang}.html`);
    writeFileSync(page, pages(lang));
    execFileSync(chromium, ['--headless', '--no-sandbox', '--disable-gpu', `--user-data-dir=${folder}/profile`, '--no-pdf-header-footer',
      `--print-to-pdf=${join(out, `kikite-${lang}.pdf`)}`, `file://${page}`], { stdio: 'ignore' });
  }
  writeFileSync(stamp, `${digest()}\n`);
  rmSync(folder, { recursive: true });
}
