import { fireEvent, screen } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { problem } from '../test/api';
import { show } from '../test/render';
import { type AskForm, Saves } from './saves';

test('a file is asked for once, in the reader’s language, and saved under a name that says what it is', async () => {
  const names: string[] = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
    names.push(this.download);
  });
  Object.assign(URL, { createObjectURL: () => 'blob:x', revokeObjectURL: () => undefined });
  const from = vi.fn<AskForm>(async () => ({ data: new Blob(['x']), response: new Response() }));
  show(<Saves from={from} company="青葉" month="2026-10" />);
  const button = await screen.findByRole('button', { name: 'Excelで保存' });
  fireEvent.click(button);
  fireEvent.click(button);
  expect(await screen.findByText('保存しました。')).toBeDefined();
  expect(from.mock.calls).toEqual([['workbook', 'ja']]);
  expect(names).toEqual(['月次レポート_青葉_2026-10.xlsx']);
});

test('a failure is said in words', async () => {
  const response = problem(500, 'internal');
  show(<Saves from={async () => ({ error: await response.clone().json() as unknown, response })} company="青葉" month="2026-10" />);
  fireEvent.click(await screen.findByRole('button', { name: '印刷用ファイルを保存' }));
  expect((await screen.findByText(/保存できませんでした/)).textContent).toContain('こちらの不具合');
});
