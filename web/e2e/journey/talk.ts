import { expect } from '@playwright/test';
import type { Cast } from '../support/cast';
import { rest } from '../support/world';
import type { Story, Talk } from './story';

const minutes = (time: Date, n: number) => new Date(time.getTime() + n * 60_000);

/** The consultant finds the booking in the week of the talk. */
export async function see(cast: Cast, talk: Talk): Promise<void> {
  const page = await cast.open(talk.consultant, '/consultant');
  const clock = new Intl.DateTimeFormat('ja-JP', { timeZone: 'Asia/Tokyo', hour: '2-digit', minute: '2-digit', hour12: false }).format(talk.starts);
  const shown = page.getByRole('region', { name: '週の予定' });
  const row = shown.getByRole('listitem').getByRole('link', { name: /上司1on1の代行/ });
  const there = async () => {
    await expect(shown.getByRole('list').first()).toBeVisible(); // the days appear with the week's bookings,
    await expect(shown.getByRole('status')).toHaveCount(0); // and the list when the sessions are known
    return (await row.filter({ hasText: clock }).count()) > 0;
  };
  for (let week = 0; week < 9 && !(await there()); week++) {
    const dates = shown.getByRole('heading', { level: 2 }).first();
    const before = await dates.innerText();
    await page.getByRole('link', { name: '次の週' }).click();
    await expect(dates).not.toHaveText(before);
  }
  await row.filter({ hasText: clock }).first().click();
  await expect(page).toHaveURL(new RegExp(talk.booking));
  await expect(page.getByText('お名前や会社名は表示されません。')).toBeVisible();
}

/** The consultant changes a line of the own profile, sees it as employees will before it is saved, and saves it. */
export async function edit(cast: Cast, talk: Talk): Promise<void> {
  const page = await cast.open(talk.consultant, '/consultant/profile');
  const line = `まず、お話を聴きます（${talk.booking.slice(-6)}）`;
  await page.getByRole('textbox', { name: /ひとこと/ }).fill(line);
  const preview = page.getByRole('region', { name: '従業員の方からの見え方', includeHidden: true });
  await expect(preview.getByText(line)).toHaveCount(2); // on the card and on the page
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText(/に保存しました/)).toBeVisible();
}

/** Ten minutes before the start both can enter the room; the consultant begins, and afterwards registers the outcome and writes the record. */
export async function hold(cast: Cast, story: Story, talk: Talk): Promise<void> {
  await cast.moveTo(minutes(talk.starts, -10));
  const guest = await cast.open(story.employee.private, `/bookings/${talk.booking}`);
  await expect(guest.getByRole('link', { name: '面談の部屋に入る' })).toHaveAttribute('href', /^https?:/);
  let host = await cast.open(talk.consultant, `/consultant/bookings/${talk.booking}`);
  await expect(host.getByRole('link', { name: /部屋を開く/ })).toHaveAttribute('href', /^https?:/);
  await expect(host.getByText(story.employee.name)).toHaveCount(0);
  await host.getByRole('button', { name: '面談を始める' }).click();
  await expect(host.getByText('面談中です')).toBeVisible();
  await cast.moveTo(talk.ends);
  host = await cast.open(talk.consultant, `/consultant/bookings/${talk.booking}`);
  await host.getByRole('button', { name: '結果を登録して終える' }).click();
  const asked = host.getByRole('dialog', { name: '面談の結果を登録する' });
  await asked.getByRole('radio', { name: '面談を行った' }).check();
  await asked.getByRole('button', { name: '登録する', exact: true }).click();
  await record(cast, talk);
}

async function record(cast: Cast, talk: Talk): Promise<void> {
  const page = await cast.page(talk.consultant);
  await page.getByRole('textbox', { name: '話した内容' }).fill(
    '髙橋さんは、仕事の量が多くて残業が続いていると話した。上司の佐藤課長に相談しても業務が減らないのがつらい。' +
      '評価のしくみに納得できず不満がある。一方で、新しい技術を学ぶ機会があるのはうれしい。残業が多くて疲れている。');
  await page.getByRole('textbox', { name: '本人の様子' }).fill('疲れはあるが落ち着いている。');
  await expect(page.getByRole('heading', { name: 'この面談で分かったこと' })).toBeVisible();
  await page.getByRole('group', { name: /（(1つ|いくつでも)）$/ }).first().locator('input').first().check();
  await page.getByRole('checkbox', { name: '仕事の量', exact: true }).check();
  await page.getByRole('button', { name: '面談記録を保存する' }).click();
  await expect(page.getByText(/面談記録を保存しました/)).toBeVisible();
  await rest();
}
