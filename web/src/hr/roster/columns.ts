import type { Column } from './limits';

// The headers by which a column is known, in the form of fold: those that the service knows.
const names: Readonly<Record<Column, readonly string[]>> = {
  number: ['社員番号', '従業員番号', '社員no', '社員コード', '社員id', 'employeenumber', 'employeeno', 'employeeid', 'number'],
  name: ['氏名', '名前', '社員名', 'name', 'fullname'],
  kana: ['氏名カナ', '氏名かな', 'フリガナ', 'ふりがな', 'カナ', 'カナ氏名', 'kana', 'namekana'],
  romaji: ['ローマ字', '氏名ローマ字', '英字氏名', 'romaji', 'nameromaji', 'latinname'],
  email: ['メールアドレス', 'メール', '会社メールアドレス', 'eメール', 'email', 'emailaddress', 'mail'],
  department: ['部署', '所属', '所属部署', '部署名', 'department'],
  division: ['部', '部名', '部門', 'division'],
  section: ['課', '課名', 'section'],
  job: ['職種', 'jobtype', 'job'],
  birth: ['生年月日', '誕生日', 'birthdate', 'dateofbirth'],
  birthYear: ['生年', '生まれ年', 'birthyear', 'yearofbirth'],
  age: ['年代', '年齢層', 'ageband'],
  joined: ['入社日', '入社年月日', 'joinedon', 'joined', 'hiredate', 'joiningdate'],
  category: ['区分', '雇用区分', '雇用形態', '社員区分', '在籍区分', '種別', 'kind', 'category', 'employmenttype'],
};

const known = new Map(Object.entries(names).flatMap(([column, spellings]) => spellings.map((s) => [s, column as Column] as const)));

/** One spelling of what is written in several: full-width letters and digits, half-width katakana, stray spaces. */
export const clean = (s: string): string =>
  s.normalize('NFKC').replaceAll('〜', '~').replaceAll('−', '-').replaceAll(/(?!\s)\p{Cc}|\p{Cf}/gu, '').trim().replaceAll(/\s+/g, ' ');

const fold = (s: string): string => clean(s).toLowerCase().replaceAll(/[^\p{L}\p{Nd}ー]/gu, '');

/** The column that a header means; undefined for one that a roster does not need. */
export const columnOf = (header: string): Column | undefined => known.get(fold(header));

/** The columns of a file by their place, and the headers that are not used. */
export interface Columns {
  at: Partial<Record<Column, number>>;
  header: Partial<Record<Column, string>>;
  width: number;
  unused: string[];
  repeated: string[];
  missing: Column[];
}

/** Where the file has which column, from 0: as HR corrected it. */
export type Places = Partial<Record<Column, number>>;

/** Finds the columns by their headers, or takes them where somebody pointed to. */
export function readHeader(fields: readonly string[], places?: Places): Columns {
  const c: Columns = { at: {}, header: {}, width: fields.length, unused: [], repeated: [], missing: [] };
  const pointed = places && new Map(Object.entries(places).map(([column, at]) => [at, column as Column]));
  for (const [i, raw] of fields.entries()) {
    const header = clean(raw);
    const column = pointed ? pointed.get(i) : columnOf(raw);
    if (!column) {
      if (header) c.unused.push(header);
    } else if (c.at[column] === undefined) {
      c.at[column] = i;
      c.header[column] = header;
    } else c.repeated.push(header);
  }
  c.missing = (['number', 'name', 'email'] as const).filter((n) => c.at[n] === undefined);
  if (c.at.department === undefined && c.at.division === undefined) c.missing.push('department');
  return c;
}

/** The columns as the API names them, from 1, for a file that has them at these places. */
export const forService = (columns: readonly Column[]): Record<string, number> =>
  Object.fromEntries(columns.map((c, i) => [c === 'birthYear' ? 'birth_year' : c, i + 1]));
