import { expect, type Page } from '@playwright/test';
import type { Cast } from '../support/cast';
import { rest } from '../support/world';
import type { Story } from './story';

/** From the first page to the programs: two of the contract's three are used. */
export async function programs(cast: Cast, story: Story): Promise<void> {
  const page = await cast.open(story.hr, '/hr');
  await expect(page.getByRole('heading', { level: 2, name: '従業員の名簿をアップロードする' })).toBeVisible();
  await page.getByRole('link', { name: 'プログラムを見直す' }).click();
  const offered = page.getByRole('checkbox');
  await expect(offered).toHaveCount(3); // what the contract holds, and nothing else
  for (const [program, used] of [['上司1on1の代行', true], ['エンゲージメント・キャリア支援', true], ['定期ケア・実態把握', false]] as const) {
    await page.getByRole('checkbox', { name: program }).setChecked(used);
  }
  await page.getByRole('button', { name: 'この内容で決める' }).click();
  await expect(page.getByText('使うプログラムを更新しました。')).toBeVisible();
}

/** The roster as Excel saves it: seen before it is sent, with the wrong row named, then stored without that row. */
export async function upload(cast: Cast, story: Story): Promise<void> {
  const page = await cast.open(story.hr, '/hr');
  await page.getByRole('main').getByRole('link', { name: '名簿をアップロードする' }).click();
  await page.getByLabel('名簿のファイルを選ぶ').setInputFiles({ name: '社員名簿.csv', mimeType: 'text/csv', buffer: story.roster });
  await expect(page.getByRole('heading', { level: 2, name: '送る前の確認' })).toBeVisible();
  await expect(page.getByText('Shift_JIS（Excelの標準）')).toBeVisible();
  await expect(page.getByRole('cell', { name: '髙橋 美咲' })).toBeVisible(); // a letter that plain Shift_JIS does not have
  await wrongRow(page);
  await page.getByRole('button', { name: '登録できる13人を登録する' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '名簿を登録しました' })).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('definition').filter({ hasText: '13人' })).toHaveCount(1);
  await wrongRow(page);
  await expect(page.getByRole('rowheader', { name: story.employee.name })).toBeVisible();
}

// Line 10, the address: in the preview as in what the API answers.
async function wrongRow(page: Page): Promise<void> {
  const row = page.getByRole('region', { name: '直す必要がある行の一覧' }).getByRole('row').nth(1);
  await expect(row).toContainText('10');
  await expect(row).toContainText('メールアドレスの形ではありません');
}

/** Invites everybody who was not invited yet, with a word from the sender. */
export async function invite(cast: Cast, story: Story): Promise<void> {
  const page = await cast.page(story.hr);
  await page.getByRole('link', { name: '招待に進む' }).click();
  await expect(page.getByRole('radio', { name: 'まだ招待していない人' })).toBeChecked();
  await page.getByRole('textbox', { name: /^添える言葉/ }).fill('人事部より：ご利用は自由です。');
  await expect(page.getByRole('region', { name: '届くメール' })).toContainText('人事部より：ご利用は自由です。');
  await page.getByRole('button', { name: '送る前に確かめる' }).click();
  await page.getByRole('dialog', { name: '13人に招待を送りますか' }).getByRole('button', { name: '13人に送る' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '13人への招待を受け付けました' })).toBeVisible();
  await rest();
}

/** All that HR's pages say. It must be the same whoever registered, booked or came. */
export async function blind(cast: Cast, story: Story): Promise<string[]> {
  const seen: string[] = [];
  for (const path of ['/hr', '/hr/roster', '/hr/invitations', '/hr/programs', '/hr/reports']) {
    const page = await cast.open(story.hr, path);
    seen.push(await page.getByRole('main').innerText());
  }
  return seen;
}
