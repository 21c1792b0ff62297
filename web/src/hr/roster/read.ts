import { type Checked, check } from './check';
import { type Columns, forService, type Places, readHeader } from './columns';
import { type CsvRecord, readCsv, writeField } from './csv';
import { decode, isWorkbook, type Unreadable } from './decode';
import { type Column, limits } from './limits';
import type { NoWorkbook } from './unzip';

/** The rows of a roster file as the browser reads them, before anything is sent and before it is known which column is which. */
export interface Sheet {
  encoding: 'utf-8' | 'shift_jis' | 'workbook';
  head: string[];
  records: CsvRecord[];
}

/** A sheet whose columns are known; checked is only there if those that are needed are found. */
export interface Roster extends Sheet {
  columns: Columns;
  checked: Checked;
  /** Whether somebody pointed to the columns. */
  pointed: boolean;
}

/** Why a file as a whole cannot be used; line says where, if known. */
export interface Refusal {
  problem: Unreadable | NoWorkbook | 'not_csv' | 'too_many_rows';
  line?: number;
}

export async function open(bytes: Uint8Array<ArrayBuffer>): Promise<Sheet | Refusal> {
  if (bytes.length > limits.bytes) return { problem: 'too_large' };
  if (isWorkbook(bytes)) {
    const { readWorkbook } = await import('./workbook');
    const rows = await readWorkbook(bytes);
    return typeof rows === 'string' ? { problem: rows } : sheet('workbook', rows);
  }
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const csv = readCsv(decoded.text);
  return csv.broken === undefined ? sheet(decoded.encoding, csv.records) : { problem: 'not_csv', line: csv.broken };
}

const filled = (r: CsvRecord) => r.fields.some((f) => f.trim() !== '');

function sheet(encoding: Sheet['encoding'], rows: CsvRecord[]): Sheet | Refusal {
  const [head, ...rest] = encoding === 'workbook' ? rows.filter(filled) : rows; // above the headers a workbook may have empty rows
  const records = rest.filter(filled);
  if (!head || records.length === 0) return { problem: 'empty' };
  if (records.length > limits.rows) return { problem: 'too_many_rows', line: records[limits.rows]?.line };
  return { encoding, head: head.fields, records: records.map((r) => ({ line: r.line, fields: fitted(r.fields, head.fields.length) })) };
}

// As many fields as the header has, as far as only empty ones differ: where the last columns are empty for some rows, Excel leaves out their commas,
// and workbooks their cells.
function fitted(fields: string[], width: number): string[] {
  const wide = [...fields, ...Array<string>(Math.max(0, width - fields.length)).fill('')];
  return wide.slice(width).every((f) => f.trim() === '') ? wide.slice(0, width) : wide;
}

/** Reads the rows by their headers, or by the places that somebody pointed to. */
export function arrange(from: Sheet, places?: Places): Roster {
  const columns = readHeader(from.head, places);
  const complete = columns.missing.length === 0 && columns.repeated.length === 0;
  return { ...from, columns, checked: check(complete ? from.records : [], columns), pointed: places !== undefined };
}

/** What is sent: the file, and where its columns are unless their headers say it. */
export interface Body {
  blob: Blob;
  columns?: Record<string, number>;
}

/** The file as it is if the service would read all of it in the same way; else the columns that a roster needs. */
export const body = (roster: Roster, file: Blob): Body =>
  roster.encoding === 'workbook' || roster.pointed || roster.columns.unused.length > 0 ? needed(roster) : { blob: file };

/**
 * The columns that a roster needs and no other, so that what nobody asked for never leaves the company. Every row keeps
 * its line, so that the service names the lines of the file that HR has.
 */
export function needed(roster: Roster): Body {
  const order = (Object.entries(roster.columns.at) as [Column, number][]).toSorted(([, a], [, b]) => a - b);
  const lines = [order.map(([column]) => oneLine(roster.columns.header[column] || column)).join(',')];
  for (const r of roster.records) {
    while (lines.length < r.line - 1) lines.push('');
    const row = order.map(([, place]) => oneLine(r.fields[place] ?? ''));
    lines.push((r.fields.length === roster.columns.width ? row : [...row, '']).join(','));
  }
  return { blob: new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' }), columns: forService(order.map(([column]) => column)) };
}

// A line break inside a field would move the lines below it.
const oneLine = (s: string) => writeField(s.replaceAll(/[\r\n]+/g, ' '));
