import { clean, type Columns } from './columns';
import type { CsvRecord } from './csv';
import { type Column, limits, longest } from './limits';

/** A place in the file and what is wrong there, in the words that the service uses too. */
export interface RowError {
  line: number;
  column?: string;
  reason: string;
}

/** The rows as they would be read, and what is wrong with them. */
export interface Checked {
  good: number;
  bad: number;
  errors: RowError[];
  departments: number;
  /** All employee numbers of the file, also of rows with errors. */
  numbers: Set<string>;
  /** All addresses of the file, in lower case: under a new number somebody is the same person. */
  addresses: Set<string>;
  /** Addresses of services for private people: an invitation belongs to the company's address. */
  privateAddresses: number;
}

const privateDomains = /@(gmail\.com|googlemail\.com|yahoo\.co\.jp|yahoo\.com|ymail\.ne\.jp|icloud\.com|me\.com|outlook\.(com|jp)|hotmail\.(com|co\.jp)|live\.jp|docomo\.ne\.jp|ezweb\.ne\.jp|au\.com|softbank\.ne\.jp|i\.softbank\.jp|ymobile\.ne\.jp|rakuten\.jp|protonmail\.com|proton\.me|mac\.com|aol\.com|nifty\.com|biglobe\.ne\.jp|ocn\.ne\.jp|so-net\.ne\.jp|excite\.co\.jp|jcom\.(home|zaq)\.ne\.jp|plala\.or\.jp|dion\.ne\.jp|auone\.jp|eonet\.ne\.jp|commufa\.jp|asahi-net\.or\.jp|hi-ho\.ne\.jp|wakwak\.com|live\.com|msn\.com|gmx\.com|zohomail\.com)$/;

/** Checks all rows as the service will, so that most of what is wrong is known before anything is sent. */
export function check(records: readonly CsvRecord[], columns: Columns): Checked {
  const out: Checked = { good: 0, bad: 0, errors: [], departments: 0, numbers: new Set(), addresses: new Set(), privateAddresses: 0 };
  const { numbers, addresses } = out;
  const departments = new Set<string>();
  for (const record of records) {
    const found: RowError[] = [];
    const fail = (column: Column | undefined, reason: string) =>
      found.push({ line: record.line, column: column && (columns.header[column] ?? column), reason });
    const text = (column: Column) => {
      const value = clean(record.fields[columns.at[column] ?? -1] ?? '');
      if ([...value].length > longest[column]) fail(column, 'too_long');
      return value;
    };
    if (record.fields.length !== columns.width) fail(undefined, 'field_count');
    const number = text('number');
    if (!number) fail('number', 'required');
    else if (numbers.has(number)) fail('number', 'repeated');
    if (number) numbers.add(number);
    if (!text('name')) fail('name', 'required');
    for (const column of ['kana', 'romaji', 'job', 'category'] as const) text(column);
    const email = text('email').toLowerCase();
    if (!email) fail('email', 'required');
    else if (!isAddress(email)) fail('email', 'address');
    else if (addresses.has(email)) fail('email', 'repeated');
    addresses.add(email);
    if (privateDomains.test(email)) out.privateAddresses++;
    const path = (['department', 'division', 'section'] as const).flatMap((c) => text(c).split('/').map((p) => p.trim()).filter(Boolean));
    if (path.length === 0) fail(columns.at.department === undefined ? 'division' : 'department', 'required');
    else if (path.length > limits.depth) fail('department', 'department_depth');
    else for (let i = 1; i <= path.length; i++) departments.add(path.slice(0, i).join('/'));
    dates(text, fail);
    if (found.length > 0) out.bad++;
    else out.good++;
    out.errors.push(...found);
  }
  out.departments = departments.size;
  return out;
}

function dates(text: (column: Column) => string, fail: (column: Column, reason: string) => void): void {
  const birth = text('birth');
  const year = text('birthYear');
  const age = text('age');
  const joined = text('joined');
  if (birth && !isDay(birth)) fail('birth', 'date');
  else if (!birth && year && !/^(19\d\d|20\d\d|2100)年?$/.test(western(year))) fail('birthYear', 'date');
  else if (!birth && !year && age && !/^[1-7]0(代|s|歳代|才代)/.test(age)) fail('age', 'age_band');
  if (joined && !isDay(joined)) fail('joined', 'date');
}

const isAddress = (s: string) => /^[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+$/.test(s) && !/[<>()[\]\\,;:"]|\.\.|^\.|\.@|\.$/.test(s);

const before: Readonly<Record<string, number>> = { 明治: 1867, 大正: 1911, 昭和: 1925, 平成: 1988, 令和: 2018, M: 1867, T: 1911, S: 1925, H: 1988, R: 2018 };

/** A year that is counted by an era as one of the common calendar; anything else as it is. */
function western(s: string): string {
  const m = /^(明治|大正|昭和|平成|令和|[MTSHR])\.?(0?[1-9]|[1-9]\d|元)([-/.年].*)?$/i.exec(s);
  if (!m) return s;
  return `${(before[m[1]!.toUpperCase()] ?? 0) + (m[2] === '元' ? 1 : Number(m[2]))}${m[3] ?? ''}`;
}

/** The ways in which Excel shows a day. */
function isDay(s: string): boolean {
  const day = western(s.split(' ')[0] ?? '');
  const m = /^(\d{4})(\d\d)(\d\d)$/.exec(day) ?? /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(day);
  if (!m) return false;
  const [year, month, date] = [Number(m[1]), Number(m[2]), Number(m[3])];
  const t = new Date(Date.UTC(year, month - 1, date));
  return year >= 1900 && year <= 2100 && t.getUTCMonth() === month - 1 && t.getUTCDate() === date;
}
