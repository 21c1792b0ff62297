import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cleanup, fireEvent, screen } from '@testing-library/react';
import { expect, test } from 'vitest';
import type { Report } from '../api/schema/reports';
import { show } from '../test/render';
import { ReportView } from './view';

const data = join(import.meta.dirname, '../../../functions/reports/internal/forms/testdata');

/** The tables of the page as lines: caption, then the cells of a row. */
const lines = () => [...document.querySelectorAll('table')].flatMap((table) => {
  const caption = table.closest('section[aria-label]')?.getAttribute('aria-label')?.split(' · ')[0] ?? ''; // a part and its only table have two names
  return [...table.tBodies].flatMap((body) => [...body.rows]).map((row) => [caption, ...[...row.cells].map((cell) => cell.textContent)].join('\t').trimEnd());
});

test('the page says what the workbook and the file for paper say', { timeout: 60_000 }, async () => {
  const report = JSON.parse(readFileSync(join(data, 'report.json'), 'utf8')) as Report;
  const said = readFileSync(join(data, 'tables.txt'), 'utf8').trimEnd().split('\n');
  show(<ReportView report={report} />);
  await screen.findAllByText('今月の要点', {}, { timeout: 30_000 });
  await screen.findByLabelText('職種', {}, { timeout: 30_000 }); // what comes after the first screens
  const page = new Set(lines());
  for (const attribute of ['職種', '勤続年数']) {
    fireEvent.click(screen.getByLabelText(attribute));
    for (const line of lines()) page.add(line);
  }
  cleanup();
  expect(said.length).toBeGreaterThan(250);
  expect(said.filter((line) => !page.has(line.trimEnd()))).toEqual([]);
});
