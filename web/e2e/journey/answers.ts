import { expect, type Page } from '@playwright/test';
import type { Cast } from '../support/cast';
import { kindOf, mails } from '../support/mailbox';
import { rest, url } from '../support/world';
import type { Story, Talk } from './story';

/** Answers all questions of the pages of a questionnaire with the keyboard; presses the last button. */
async function fill(page: Page, next: string, last: string): Promise<number> {
  let answered = 0;
  for (;;) {
    const where = (await page.getByText(/ページ目$/).textContent()) ?? '';
    for (const question of await page.getByRole('main').getByRole('group').all()) {
      const options = question.getByRole('radio');
      await options.nth(answered++ % (await options.count())).press('Space');
    }
    const end = page.getByRole('button', { name: last });
    if (await end.isVisible()) {
      await end.click();
      return answered;
    }
    await page.getByRole('button', { name: next, exact: true }).click();
    await expect(page.getByText(where, { exact: true })).toHaveCount(0);
  }
}

/** The employee answers the survey after the talk. */
export async function survey(cast: Cast, story: Story, talk: Talk): Promise<void> {
  await cast.moveTo(new Date(talk.ends.getTime() + 11 * 60_000));
  const page = await cast.open(story.employee.private, `/bookings/${talk.booking}`);
  await page.getByRole('link', { name: 'アンケートに答える' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '面談後アンケート' })).toBeVisible();
  await page.getByRole('button', { name: '次へ', exact: true }).click();
  await expect(page.getByText('どれかひとつを選んでください').first()).toBeVisible();
  await fill(page, '次へ', '回答を送る');
  await expect(page.getByRole('heading', { level: 1, name: 'ありがとうございました' })).toBeVisible();
  await expect(page.getByText(/会社：だれが答えたか/)).toBeVisible();
}

/** The 57 questions, and the own result drawn. */
export async function selfCheck(cast: Cast, story: Story): Promise<void> {
  const page = await cast.open(story.employee.private, '/reflect');
  await page.getByRole('link', { name: 'セルフチェックを始める' }).click();
  await page.getByRole('radio', { name: '女性' }).check();
  await page.getByRole('button', { name: 'はじめる' }).click();
  await expect(page.getByText('57問のうち0問に回答')).toBeVisible();
  expect(await fill(page, '次へ', '結果を見る')).toBe(57);
  await expect(page.getByRole('heading', { level: 1, name: 'セルフチェックの結果' })).toBeVisible();
  for (const part of ['仕事のこと', '心とからだの調子', '周りの支え', '満足度']) await expect(page.getByRole('table', { name: part })).toBeVisible();
  await expect(page.getByText(/^[1-5] \/ 5$/).first()).toBeVisible();
}

/** What was proposed for the report names nobody; the first sentence is released, the others are not. */
export async function excerpts(cast: Cast, story: Story): Promise<void> {
  const page = await cast.open(story.employee.private, '/excerpts');
  const main = page.getByRole('main');
  for (const word of ['髙橋', '佐藤']) await expect(main).not.toContainText(word);
  const approve = main.getByRole('button', { name: 'この文を届けてよい' });
  const proposed = await approve.count();
  if (proposed === 0) return expect(page.getByText('確認をお願いする言葉はありません')).toBeVisible();
  await approve.first().click();
  await page.getByRole('dialog', { name: 'この文を、このまま届けますか' }).getByRole('button', { name: 'このまま届ける' }).click();
  await expect(page.getByText('承認しました')).toBeVisible();
  for (let left = proposed - 1; left > 0; left--) {
    await main.getByRole('button', { name: '届けない' }).first().click();
    await page.getByRole('dialog', { name: 'この文を届けないでよいですか' }).getByRole('button', { name: '届けない' }).click();
    await expect(approve).toHaveCount(left - 1);
  }
  await rest();
  expect((await mails(url(), story.employee.work)).map(kindOf), 'mails to the company address').toEqual(['invitation']);
}
