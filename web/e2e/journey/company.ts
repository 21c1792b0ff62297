import { expect } from '@playwright/test';
import type { Cast } from '../support/cast';
import { kindOf, mail } from '../support/mailbox';
import { people, time, url } from '../support/world';
import type { Story } from './story';

/** A calendar day in Japan, days from the cloud's today. */
export async function day(days: number): Promise<string> {
  const at = new Date((await time()).getTime() + days * 86_400_000);
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(at);
}

/** A visitor asks for a talk about the service. */
export async function inquire(cast: Cast, story: Story): Promise<void> {
  const page = await cast.open('', '/inquiry');
  await page.getByRole('radio', { name: '相談したい' }).check();
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page.getByText('入力してください').first()).toBeVisible(); // nothing goes with fields left empty
  await page.getByRole('textbox', { name: '会社名' }).fill(story.company);
  await page.getByRole('textbox', { name: 'お名前' }).fill('総務 花');
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill(story.inquirer);
  await page.getByRole('textbox', { name: 'ご相談の内容' }).fill('13人の会社です。上司との1on1の代わりになるものを探しています。');
  await page.getByRole('button', { name: '送信する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'お問い合わせを受け付けました' })).toBeVisible();
  await expect(page.getByText(story.inquirer)).toBeVisible();
  await mail(url(), story.inquirer, (m) => kindOf(m) === 'inquiry');
}

/** The operator finds the inquiry on the board, records the hearing and enters the contract. */
export async function contract(cast: Cast, story: Story): Promise<void> {
  const page = await cast.open(people().operator, '/operator');
  await page.getByRole('region', { name: '受付', exact: true }).getByRole('link', { name: story.company }).click();
  await expect(page.getByText('13人の会社です。')).toBeVisible();
  await page.getByRole('textbox', { name: '聞いたこと' }).fill('13名。管理職の1on1が続かない。来週から始めたい。');
  await page.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByText('ヒアリングを記録しました。')).toBeVisible();
  await page.getByRole('link', { name: '契約を登録する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '契約の登録' })).toBeVisible();
  await page.getByLabel('業種').selectOption({ label: '製造' });
  await page.getByLabel('利用開始日').fill(await day(0));
  await page.getByRole('textbox', { name: '対象の人数' }).fill('１３'); // as Japanese keyboards write digits
  for (const program of ['上司1on1の代行', 'エンゲージメント・キャリア支援', '定期ケア・実態把握']) await page.getByRole('checkbox', { name: program }).check();
  const hr = page.getByRole('group', { name: '1人目' });
  await hr.getByRole('textbox', { name: 'お名前' }).fill('人事 進');
  await hr.getByRole('textbox', { name: '会社のメールアドレス' }).fill(story.hr);
  await page.getByRole('button', { name: '内容を確かめる' }).click();
  const asked = page.getByRole('dialog', { name: 'この内容で契約を登録しますか' });
  await expect(asked.getByText(story.hr)).toBeVisible();
  await asked.getByRole('button', { name: '契約を登録する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: story.company })).toBeVisible();
  await mail(url(), story.hr, (m) => kindOf(m) === 'welcome' && m.text.includes(`${url()}/hr`)); // HR is told where to sign in
  await cast.open(people().operator, '/operator');
  await expect(page.getByRole('region', { name: '契約', exact: true }).getByRole('link', { name: story.company })).toBeVisible();
}
