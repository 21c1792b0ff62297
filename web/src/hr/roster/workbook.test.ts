import { describe, expect, test } from 'vitest';
import { arrange, open } from './read';

const kinds = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const cell = (r: string, text: string) => `<c r="${r}" t="inlineStr"><is><t>${text}</t></is></c>`;
const sheet = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`;
const head = `<row r="3">${cell('A3', '社員番号')}<c r="B3" t="s"><v>0</v></c>${cell('C3', 'メール')}${cell('D3', '部署')}${cell('E3', '入社日')}</row>`;
const book = (rows: string, more: Record<string, string> = {}): Record<string, string> => ({
  '_rels/.rels': `<Relationships><Relationship Id="r1" Type="${kinds}officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': '<workbook xmlns:r="r"><sheets><sheet name="x" state="hidden" r:id="r9"/><sheet name="a" r:id="r1"/></sheets></workbook>',
  'xl/_rels/workbook.xml.rels': `<Relationships><Relationship Id="r1" Type="${kinds}worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${kinds}sharedStrings" Target="/xl/s.xml"/><Relationship Id="r3" Type="${kinds}styles" Target="styles.xml"/></Relationships>`,
  'xl/s.xml': '<sst><si><t>氏名</t><rPh sb="0" eb="2"><t>シメイ</t></rPh></si><si><r><t>髙橋</t></r><r><t> 花子</t></r></si></sst>',
  'xl/styles.xml': '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="00000"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>',
  'xl/worksheets/sheet1.xml': sheet(head + rows),
  ...more,
});

const deflated = async (text: string) => new Uint8Array(await new Response(new Response(text).body!.pipeThrough(new CompressionStream('deflate-raw'))).arrayBuffer());

const two = (n: number) => [n & 255, (n >> 8) & 255];
const four = (n: number) => [...two(n & 65_535), ...two(n >>> 16)];

/** Packs parts as a ZIP archive. */
async function pack(parts: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> {
  const out: number[] = [];
  const directory: number[] = [];
  for (const [name, text] of Object.entries(parts)) {
    const [label, data] = [[...new TextEncoder().encode(name)], await deflated(text)];
    const common = [...two(0), ...two(8), ...four(0), ...four(0), ...four(data.length), ...four(1), ...two(label.length), ...two(0)];
    directory.push(...four(0x02014b50), ...two(20), ...two(20), ...common, ...two(0), ...two(0), ...two(0), ...four(0), ...four(out.length), ...label);
    out.push(...four(0x04034b50), ...two(20), ...common, ...label);
    for (const b of data) out.push(b);
  }
  const n = Object.keys(parts).length;
  return new Uint8Array([...out, ...directory, ...four(0x06054b50), ...two(0), ...two(0), ...two(n), ...two(n), ...four(directory.length), ...four(out.length), ...two(0)]);
}

describe('a workbook', () => {
  test('is read as its people see it: texts, days, numbers with zeros in front, and the lines of the sheet', async () => {
    const row = '<row r="5"><c r="A5" s="2"><v>12</v></c><c r="B5" t="s"><v>1</v></c><c r="C5" t="str"><f>x</f><v>a@corp.example</v></c><c r="D5" t="inlineStr"><is><t>営業部</t></is></c><c r="E5" s="1"><v>42095</v></c></row>';
    const found = await open(await pack(book(`${row}<row r="7"><c r="A7"><v>13</v></c></row>`)));
    if ('problem' in found) throw new Error(found.problem);
    const roster = arrange(found);
    expect(roster.records[0]).toEqual({ line: 5, fields: ['00012', '髙橋 花子', 'a@corp.example', '営業部', '2015-04-01'] });
    expect([roster.encoding, roster.checked.good, roster.checked.errors[0]?.line, roster.checked.errors[0]?.column]).toEqual(['workbook', 1, 7, '氏名']);
  });

  test.each([
    ['external links', { 'xl/externalLinks/externalLink1.xml': '<x/>' }, 'external_links'],
    ['macros', { 'xl/vbaProject.bin': 'x' }, 'macros'],
    ['more than a roster', { 'xl/worksheets/sheet1.xml': `<worksheet>${' '.repeat(65 * 1024 * 1024)}</worksheet>` }, 'too_much'],
    ['entities', { 'xl/worksheets/sheet1.xml': `<!DOCTYPE x [<!ENTITY a "b">]>${sheet('<row/>')}` }, 'not_workbook'],
    ['no sheet', { 'xl/workbook.xml': '<workbook/>' }, 'not_workbook'],
  ])('with %s is refused', async (_, more, problem) => {
    expect(await open(await pack(book('', more)))).toEqual({ problem });
  });
});
