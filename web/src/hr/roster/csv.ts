/** One record of a CSV and the line it begins in, from 1. */
export interface CsvRecord {
  line: number;
  fields: string[];
}

/** What a CSV holds; broken: the line in which a quotation mark is not closed or stands where none can. */
export interface Csv {
  records: CsvRecord[];
  broken?: number;
}

/** Reads RFC 4180 text; empty lines are left out. Reads on field by field, since a roster may have ten thousand lines. */
export function readCsv(text: string): Csv {
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const record: CsvRecord = { line, fields: [] };
    for (;;) {
      const field = text[at] === '"' ? quoted(text, at) : plain(text, at);
      if (!field) return { records, broken: line };
      record.fields.push(field.value);
      line += field.lines;
      at = field.end;
      if (text[at] !== ',') break;
      at++;
    }
    if (text[at] === '\r') at++;
    if (text[at] === '\n') at++;
    line++;
    if (record.fields.length > 1 || record.fields[0] !== '') records.push(record);
  }
  return { records };
}

interface Field {
  value: string;
  /** Where reading goes on: at a comma, a line's end or the text's end. */
  end: number;
  /** Line breaks inside. */
  lines: number;
}

function plain(text: string, from: number): Field | undefined {
  let end = from;
  while (end < text.length && text[end] !== ',' && text[end] !== '\n' && text[end] !== '\r') end++;
  const value = text.slice(from, end);
  return value.includes('"') ? undefined : { value, end, lines: 0 };
}

function quoted(text: string, from: number): Field | undefined {
  let value = '';
  let begin = from + 1;
  for (;;) {
    const close = text.indexOf('"', begin);
    if (close < 0) return undefined;
    value += text.slice(begin, close);
    if (text[close + 1] !== '"') {
      const end = close + 1;
      const ends = end >= text.length || text[end] === ',' || text[end] === '\n' || text[end] === '\r';
      return ends ? { value, end, lines: value.split('\n').length - 1 } : undefined;
    }
    value += '"';
    begin = close + 2;
  }
}

/** Writes fields as one line; a text that a spreadsheet would take for a formula is marked as text. */
export function writeCsv(rows: readonly (readonly string[])[]): string {
  return rows.map((r) => r.map((s) => writeField(safe(s))).join(',')).join('\r\n').concat('\r\n');
}

/**
 * Puts an apostrophe before every sign, half or full width, that could begin a formula: at the text's beginning and after whatever some country's
 * spreadsheet takes for the end of a cell, also behind blanks and invisible characters. The same rule as the service's own files.
 */
export const safe = (s: string): string => s.replaceAll(/(?<=^|[;,|\t\r\n])([\s\p{Cc}\p{Z}\p{Cf}"']*)(?<!')([=+\-@＝＋－＠])/gu, "$1'$2");

/** One field, in quotation marks where it needs them. */
export const writeField = (s: string): string => (/[",\r\n]/.test(s) ? `"${s.replaceAll('"', '""')}"` : s);
