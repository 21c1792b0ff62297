import { type Checked, check } from './check';
import { type Columns, readHeader } from './columns';
import { type CsvRecord, readCsv, writeField } from './csv';
import { decode, type Unreadable } from './decode';
import { limits } from './limits';

/** A roster file as the browser reads it, before anything is sent. */
export interface Roster {
  encoding: 'utf-8' | 'shift_jis';
  columns: Columns;
  records: CsvRecord[];
  checked: Checked;
}

/** Why a file as a whole cannot be used; line and headers say where, if known. */
export interface Refusal {
  problem: Unreadable | 'not_csv' | 'header_missing' | 'header_repeated' | 'too_many_rows' | 'too_many_departments';
  line?: number;
  headers?: readonly string[];
}

export function read(bytes: Uint8Array<ArrayBuffer>): Roster | Refusal {
  const decoded = decode(bytes);
  if ('problem' in decoded) return decoded;
  const csv = readCsv(decoded.text);
  const [head, ...records] = csv.records;
  if (csv.broken !== undefined) return { problem: 'not_csv', line: csv.broken };
  if (!head) return { problem: 'empty' };
  const columns = readHeader(head.fields);
  if (columns.repeated.length > 0) return { problem: 'header_repeated', headers: columns.repeated };
  if (columns.missing.length > 0) return { problem: 'header_missing', headers: columns.missing };
  const filled = records.filter((r) => r.fields.some((f) => f.trim() !== ''));
  if (filled.length === 0) return { problem: 'empty' };
  if (filled.length > limits.rows) return { problem: 'too_many_rows', line: filled[limits.rows]?.line };
  const checked = check(filled, columns);
  if (checked.departments > limits.departments) return { problem: 'too_many_departments' };
  return { encoding: decoded.encoding, columns, records: filled, checked };
}

/**
 * What is sent: the columns that a roster needs and no other, so that what nobody asked for never leaves the company. Every row keeps
 * its line, so that the service names the lines of the file that HR has.
 */
export function needed(roster: Roster): Blob {
  const places = Object.values(roster.columns.at).toSorted((a, b) => a - b);
  const headers = Object.fromEntries(Object.entries(roster.columns.at).map(([column, place]) => [place, roster.columns.header[column as keyof Columns['header']] ?? '']));
  const lines = [places.map((p) => oneLine(headers[p] ?? '')).join(',')];
  for (const r of roster.records) {
    while (lines.length < r.line - 1) lines.push('');
    const row = places.map((p) => oneLine(r.fields[p] ?? ''));
    lines.push((r.fields.length === roster.columns.width ? row : [...row, '']).join(','));
  }
  return new Blob([`${lines.join('\r\n')}\r\n`], { type: 'text/csv' });
}

// A line break inside a field would move the lines below it.
const oneLine = (s: string) => writeField(s.replaceAll(/[\r\n]+/g, ' '));
