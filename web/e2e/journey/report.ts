import { expect } from '@playwright/test';
import type { Cast } from '../support/cast';
import { kindOf, mail } from '../support/mailbox';
import { people, url } from '../support/world';
import type { Story, Talk } from './story';

const comment = '少人数のため、今月は数値をお見せできません。来月もご利用をご案内ください。';

/** The month of the talk as the report's address has it. */
export const monthOf = (talk: Talk) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', year: 'numeric', month: '2-digit' }).format(talk.starts);

/** The clock goes to the first of the next month, when the reports are made; the operator reads the company's and releases it. */
export async function release(cast: Cast, story: Story, talk: Talk): Promise<void> {
  const [year = 0, month = 0] = monthOf(talk).split('-').map(Number);
  await cast.moveTo(new Date(Date.UTC(year, month, 0, 21, 2))); // 06:02 of the first in Japan
  const page = await cast.open(people().operator, '/operator/reviews');
  await page.getByRole('link', { name: story.company }).and(page.locator(`[href$="/${monthOf(talk)}"]`)).click(); // an earlier month may wait, too
  await expect(page.getByText('公開前')).toBeVisible();
  await page.getByRole('textbox', { name: '読み解きのコメント' }).fill(comment);
  await page.getByRole('button', { name: '公開する' }).click();
  await page.getByRole('dialog', { name: 'このレポートを公開しますか' }).getByRole('button', { name: '公開する' }).click();
  await expect(page.getByText('公開しました。人事担当の方に届きます。')).toBeVisible();
}

/** HR reads it: one person talked, so there is no figure, and it is said why; nobody is named. */
export async function read(cast: Cast, story: Story, talk: Talk): Promise<void> {
  await mail(url(), story.hr, (m) => kindOf(m) === 'report');
  const page = await cast.open(story.hr, '/hr/reports');
  const [year, month] = monthOf(talk).split('-').map(Number);
  await page.getByRole('link', { name: `${year}年${month}月` }).click();
  await expect(page.getByRole('heading', { level: 1, name: `${year}年${month}月の月次レポート` })).toBeVisible();
  await expect(page.getByText('このレポートには、表示できる数値がありません')).toBeVisible();
  const main = page.getByRole('main');
  await expect(main.getByText(comment)).toBeVisible();
  await expect(main.getByRole('table')).toHaveCount(0);
  await expect(main.getByRole('img')).toHaveCount(0);
  const text = await main.innerText();
  // Every number on the page is the month, how many people it takes, or of the notes: an interval of 95 %, a certainty of 5 %.
  expect(text.replaceAll(`${year}年${month}月`, '').replaceAll(story.company, '').match(/\d+/g)).toEqual(['20', '95', '5']);
  for (const name of [...story.names, ...story.names.flatMap((n) => n.split(' ')).filter((n) => n.length > 1), story.employee.private, story.employee.work]) {
    expect(text, 'a name in the report').not.toContain(name);
  }
}
