import { expect } from '@playwright/test';
import type { Cast } from '../support/cast';
import { kindOf, mails } from '../support/mailbox';
import { makeOperator } from '../support/operator';
import { look, picture } from '../support/picture';
import { people, rest, url } from '../support/world';
import type { Story, Talk } from './story';

/** A life is in danger: the employee left a contact, the consultant sends an SOS, an operator on call acts alone, another reviews, and the employee reads who looked. */
export async function danger(cast: Cast, story: Story, talk: Talk): Promise<void> {
  const second = `second-${story.employee.private}`;
  makeOperator(second, '運営 二人目');
  const employee = await cast.open(story.employee.private, '/settings/emergency');
  await employee.getByRole('textbox', { name: 'ふだん面談をする場所' }).fill('東京都千代田区1-1');
  await employee.getByRole('button', { name: '預ける' }).click();
  await expect(employee.getByText(/お預かりしました。/)).toBeVisible();
  await picture(employee, 'danger/employee-emergency');

  const operator = await cast.open(people().operator, '/operator/care');
  await operator.getByRole('switch', { name: /当番に入る/ }).click({ force: true });
  await expect(operator.getByText(/当番に入っています/)).toBeVisible();

  const consultant = await cast.open(talk.consultant, `/consultant/bookings/${talk.booking}`);
  await consultant.getByRole('button', { name: 'SOS 命の危険' }).click();
  await picture(consultant, 'danger/consultant-sos');
  await consultant.getByRole('button', { name: 'ご本人の命が危ない' }).click();
  await expect(consultant.getByText(/運営スタッフ\d+人に知らせました/)).toBeVisible();
  await expect(consultant.getByText('東京都千代田区1-1')).toBeVisible();
  await picture(consultant, 'danger/consultant-sos-sent');
  await rest();
  expect((await mails(url(), people().operator)).some((m) => kindOf(m) === 'alarm')).toBe(true);

  await operator.reload();
  await picture(operator, 'danger/operator-care');
  await operator.getByRole('link', { name: /SOS：自分を傷つけるおそれ/ }).last().click(); // of equal rank, the newest is last
  await operator.getByRole('button', { name: 'いま動く' }).click();
  await operator.getByRole('textbox', { name: /理由/ }).fill('命に関わるため');
  await picture(operator, 'danger/operator-act');
  await operator.getByRole('button', { name: '開いて、いま動く' }).click();
  await operator.getByRole('button', { name: '開いた内容を見る' }).click();
  await expect(operator.getByText('東京都千代田区1-1')).toBeVisible();
  await look(operator, 'danger/operator-opened');
  await operator.getByRole('textbox', { name: /したことを書く/ }).fill('119番に連絡した');
  await operator.getByRole('button', { name: '記録する', exact: true }).click();
  const entry = new URL(operator.url()).pathname;

  const other = await cast.open(second, entry);
  await expect(other.getByText('119番に連絡した')).toBeVisible();
  await expect(other.getByText('東京都千代田区1-1')).toHaveCount(0);
  await picture(other, 'danger/operator-second');
  for (let left = 2; left > 0; left--) {
    const form = other.locator('form').filter({ hasText: '二人目として確認してください' }).first();
    await form.getByRole('radio', { name: '必要だったと認める' }).check();
    await form.getByRole('textbox', { name: /意見/ }).fill('必要だった');
    await form.getByRole('button', { name: '確認を記録する' }).click();
    await expect(other.getByText('確認済み', { exact: true })).toHaveCount(3 - left);
  }
  await rest();
  const read = await cast.open(story.employee.private, '/settings/access');
  await expect(read.getByRole('heading', { name: '運営スタッフが見ました' })).toBeVisible();
  await expect(read.getByRole('heading', { name: '面談の専門家が見ました' })).toBeVisible();
  await expect(read.getByText('119番に連絡した')).toBeVisible();
  await picture(read, 'danger/employee-access');
  expect((await mails(url(), story.employee.private)).some((m) => kindOf(m) === 'notice')).toBe(true);
  await operator.goto(new URL('/operator/care', url()).href);
  await operator.getByRole('switch', { name: /当番に入る/ }).click({ force: true });
}
