import { describe, expect, test } from 'vitest';
import { readCsv, safe, writeCsv } from './csv';
import { arrange, needed, open, type Roster } from './read';

const bytes = (text: string) => new Uint8Array(new TextEncoder().encode(text));
const header = '社員番号,氏名,メールアドレス,部署,生年月日\r\n';

async function good(text: string): Promise<Roster> {
  const found = await open(bytes(text));
  if ('problem' in found) throw new Error(found.problem);
  return arrange(found);
}

const reasons = async (row: string) => (await good(`${header}E1,花子,a@corp.example,営業部,\r\n${row}\r\n`)).checked.errors.map((e) => [e.line, e.column, e.reason]);

describe('a roster file', () => {
  test('is read in the Shift_JIS of Excel and in UTF-8 with its mark', async () => {
    const sjis = new Uint8Array([0x8e, 0xd0, 0x88, 0xf5, 0x94, 0xd4, 0x8d, 0x86, ...bytes(',Name,E-mail,Department\r\nE1,'), 0xfb, 0xfc, 0x8b, 0xb4, ...bytes(',a@corp.example,Sales\r\n')]);
    const found = (await open(sjis)) as Roster;
    expect([found.encoding, found.records[0]?.fields[1]]).toEqual(['shift_jis', '髙橋']);
    expect((await good(`\uFEFF${header}E1,花子,a@corp.example,営業部,\r\n`)).encoding).toBe('utf-8');
  });

  test.each([
    ['a broken workbook', new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'not_workbook'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'old_workbook'],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x3e, 0x79]), 'encoding'],
    ['nothing', bytes('\r\n'), 'empty'],
    ['a header only', bytes(header), 'empty'],
    ['an open quotation mark', bytes(`${header}"E1,a\r\n`), 'not_csv'],
    ['too many people', bytes(header + 'E1,a,b@c.example,d,\r\n'.repeat(10_001)), 'too_many_rows'],
  ])('is refused: %s', async (_, data, problem) => {
    expect(await open(data)).toMatchObject({ problem });
  });

  test.each([
    [',名,b@corp.example,営業部,', '社員番号', 'required'],
    ['Ｅ１,名,b@corp.example,営業部,', '社員番号', 'repeated'],
    ['E2,名,A@corp.example,営業部,', 'メールアドレス', 'repeated'],
    ['E2,名,corp.example,営業部,', 'メールアドレス', 'address'],
    ['E2,名,b@corp.example,a/b/c/d/e,', '部署', 'department_depth'],
    ['E2,名,b@corp.example,営業部,1990/2/30', '生年月日', 'date'],
    [`E2,${'名'.repeat(101)},b@corp.example,営業部,`, '氏名', 'too_long'],
    ['E2,名,b@corp.example,営業部,,x', undefined, 'field_count'],
  ])('says what is wrong in %s', async (row, column, reason) => {
    expect(await reasons(row)).toEqual([[3, column, reason]]);
  });

  test.each([
    ['E2,名,b@corp.example,営業部'],
    ['E2,名,b@corp.example,営業部,,,'],
    ['E2,名,b@corp.example,営業部,昭和60年4月1日'],
    ['E2,名,b@corp.example,営業部,R1.5.1'],
    ['E2\u200b,名,b\u200b@corp.example,営業部,令和元年5月1日'],
  ])('has nothing wrong in %j', async (row) => {
    expect(await reasons(row)).toEqual([]);
  });

  test('of ten thousand people is read', async () => {
    const many = await good(header + Array.from({ length: 10_000 }, (_, i) => `E${i},名,e${i}@corp.example,営業部／第${i % 9}課,1990年4月1日\r\n`).join(''));
    expect([many.checked.good, many.checked.bad, many.checked.departments]).toEqual([10_000, 0, 10]);
  });

  test('leaves without the columns that nobody asked for, and every row keeps its line', async () => {
    const roster = await good('社員番号,給与,氏名,メール,部署\r\nE1,300,花子,a@corp.example,営業部\r\n\r\nE2,400,"太郎, 次郎",b@corp.example,営業部\r\nE3,1,x,c@corp.example,営業部,extra\r\n');
    expect(roster.columns.unused).toEqual(['給与']);
    const lines = new TextDecoder().decode(await needed(roster).blob.arrayBuffer()).split('\r\n');
    expect(lines.slice(0, 4)).toEqual(['社員番号,氏名,メール,部署', 'E1,花子,a@corp.example,営業部', '', 'E2,"太郎, 次郎",b@corp.example,営業部']);
    expect(lines[4]?.split(',')).toHaveLength(5);
  });

  test('with headers of its own is read where somebody points to', async () => {
    const found = await open(bytes('コード,だれ,連絡先,どこ,社員番号\r\nE1,花子,a@corp.example,営業部,x\r\n'));
    if ('problem' in found) throw new Error(found.problem);
    expect(arrange(found).columns.missing).toEqual(['name', 'email', 'department']);
    const roster = arrange(found, { number: 0, name: 1, email: 2, department: 3 });
    expect([roster.checked.good, roster.columns.unused]).toEqual([1, ['社員番号']]);
    expect(needed(roster).columns).toEqual({ number: 1, name: 2, email: 3, department: 4 });
  });
});

test.each([
  ['=1+1', "'=1+1"], ['a-b=c@d.example', 'a-b=c@d.example'], ['  \t=1', "  \t'=1"], ['a;=1', "a;'=1"], ['＝1', "'＝1"], ["'=1", "'=1"], ['\u200b+1', "\u200b'+1"], [',=,=', ",'=,'="],
])('%j is no formula for any spreadsheet', (given, want) => {
  expect(safe(given)).toBe(want);
  expect(safe(want)).toBe(want);
});

test('a CSV is read back as it was written, and a formula is only text', () => {
  const text = writeCsv([['a', 'b "c"', 'd\ne'], ['=1+1', '', 'x']]);
  expect(readCsv(text).records.map((r) => r.fields)).toEqual([['a', 'b "c"', 'd\ne'], ["'=1+1", '', 'x']]);
});
