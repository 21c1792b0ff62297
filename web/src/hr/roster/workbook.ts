import type { CsvRecord } from './csv';
import { type NoWorkbook, type Parts, TooMuch, unzip } from './unzip';

/**
 * The rows of the first visible sheet of an Excel workbook (ECMA-376), as the service reads them: what cells hold, days as days, numbers
 * with the zeros that their format puts in front. Nothing of it leaves the page.
 */
export async function readWorkbook(bytes: Uint8Array<ArrayBuffer>): Promise<CsvRecord[] | NoWorkbook> {
  const parts = unzip(bytes);
  if (typeof parts === 'string') return parts;
  try {
    return (await rows(parts)) ?? 'not_workbook';
  } catch (cause) {
    return cause instanceof TooMuch ? 'too_much' : 'not_workbook';
  }
}

const xml = (text: string | undefined): Document | undefined => {
  if (text === undefined || /<!DOCTYPE/i.test(text.slice(0, 2_000))) return undefined;
  const found = new DOMParser().parseFromString(text, 'application/xml');
  return found.getElementsByTagName('parsererror').length > 0 ? undefined : found;
};

const all = (from: Document | Element | undefined, name: string): Element[] => [...(from?.getElementsByTagNameNS('*', name) ?? [])];

interface Relations {
  byId: Map<string, string>;
  byType: Map<string, string>;
}

async function relations(parts: Parts, of: string): Promise<Relations> {
  const cut = of.lastIndexOf('/') + 1;
  const found: Relations = { byId: new Map(), byType: new Map() };
  for (const r of all(xml(await parts.text(`${of.slice(0, cut)}_rels/${of.slice(cut)}.rels`)), 'Relationship')) {
    if (r.getAttribute('TargetMode')?.toLowerCase() === 'external') continue; // a link to an address that somebody typed is text
    const target = new URL(r.getAttribute('Target') ?? '', `x:/${of.slice(0, cut)}`).pathname.replace(/^\//, '');
    found.byId.set(r.getAttribute('Id') ?? '', target);
    found.byType.set((r.getAttribute('Type') ?? '').replace(/^.*\//, ''), target);
  }
  return found;
}

async function rows(parts: Parts): Promise<CsvRecord[] | undefined> {
  const book = (await relations(parts, '')).byType.get('officeDocument');
  if (book === undefined) return undefined;
  const [doc, related] = [xml(await parts.text(book)), await relations(parts, book)];
  const shown = all(doc, 'sheet').find((s) => (s.getAttribute('state') ?? 'visible') === 'visible');
  const id = shown && [...shown.attributes].find((a) => a.localName === 'id' && a.name !== 'id')?.value;
  const sheet = xml(await parts.text(related.byId.get(id ?? '') ?? ''));
  if (!sheet) return undefined;
  const shared = all(xml(await parts.text(related.byType.get('sharedStrings') ?? '')), 'si').map(phrase);
  const formats = readFormats(xml(await parts.text(related.byType.get('styles') ?? '')));
  const since1904 = ['1', 'true'].includes(all(doc, 'workbookPr')[0]?.getAttribute('date1904') ?? '');
  let line = 0;
  return all(sheet, 'row').map((row) => {
    line = Number(row.getAttribute('r')) || line + 1;
    const fields: string[] = [];
    let at = -1;
    for (const c of all(row, 'c')) {
      at = columnNumber(c.getAttribute('r') ?? '') ?? at + 1;
      const text = cellText(c, shared, formats, since1904);
      if (text === '' || at >= 256) continue;
      while (fields.length < at) fields.push('');
      fields[at] = text;
    }
    return { line, fields };
  }).filter((r) => r.fields.length > 0);
}

// Without the readings (rPh) that Excel keeps beside Japanese words.
const phrase = (e: Element): string => all(e, 't').filter((t) => t.parentElement?.localName !== 'rPh').map((t) => t.textContent).join('');

function cellText(c: Element, shared: readonly string[], formats: readonly Format[], since1904: boolean): string {
  const type = c.getAttribute('t');
  const value = all(c, 'v')[0]?.textContent ?? '';
  if (type === 's') return shared[Number(value)] ?? '';
  if (type === 'inlineStr') return all(c, 'is').map(phrase).join('');
  if (type === 'e') return '';
  if (type === 'd') return value.split('T')[0] ?? '';
  return type === 'str' || type === 'b' ? value : numberText(value, formats[Number(c.getAttribute('s'))], since1904);
}

type Format = { day: true } | { width: number } | undefined;

/** What the styles of cells make of a number: by the numbers that every Excel knows (18.8.30), and by those that the workbook brings. */
function readFormats(styles: Document | undefined): Format[] {
  const own = new Map(all(styles, 'numFmt').map((n) => [n.getAttribute('numFmtId') ?? '', n.getAttribute('formatCode') ?? '']));
  return all(all(styles, 'cellXfs')[0], 'xf').map((xf): Format => {
    const id = xf.getAttribute('numFmtId') ?? '0';
    const code = own.get(id);
    const n = Number(id);
    if (code === undefined) return (n >= 14 && n <= 17) || n === 22 || (n >= 27 && n <= 36) || (n >= 50 && n <= 58) ? { day: true } : undefined;
    const first = (code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\.|_.|\*./g, '').split(';')[0] ?? '').toLowerCase();
    if (/^0+$/.test(first)) return { width: first.length };
    return first !== 'general' && /[yd]|ge\.|gge/.test(first) ? { day: true } : undefined;
  });
}

function numberText(value: string, format: Format, since1904: boolean): string {
  const x = Number(value);
  if (value === '' || !Number.isFinite(x)) return value;
  if (format && 'day' in format && x >= 0 && x < 2_958_466) {
    const begin = since1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, x < 60 ? 31 : 30); // 1900 had a 29 February in Lotus 1-2-3
    return new Date(begin + Math.trunc(x) * 86_400_000).toISOString().slice(0, 10);
  }
  return format && 'width' in format && x >= 0 ? String(x).padStart(format.width, '0') : String(x);
}

/** The letters of a cell's place as a number from 0. */
function columnNumber(place: string): number | undefined {
  const letters = /^[A-Za-z]{1,3}(?=\d)/.exec(place)?.[0];
  return letters === undefined ? undefined : [...letters.toUpperCase()].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;
}
