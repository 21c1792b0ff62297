import { expect } from '@playwright/test';
import { booked, cancel, confirm, times } from './support/booking';
import { Cast } from './support/cast';
import { kindOf, mail, mails } from './support/mailbox';
import { test } from './support/test';
import { settled } from './support/visit';
import { moveTo, people, rest, time, url } from './support/world';

const day = 86_400_000;
const dateOf = (t: number) => new Date(t + 9 * 3_600_000).toISOString().slice(0, 10); // in Japan

let cast: Cast;
test.beforeEach(({ browser }) => {
  cast = new Cast(browser);
});
test.afterEach(async () => {
  expect(cast.wrong).toEqual([]);
  await cast.leave();
});

// Who comes next may ask for as many sign-in codes as anybody else.
test.afterAll(async () => moveTo(new Date((await time()).getTime() + day / 24)));

/** A Sunday in two to three weeks: the consultant opens one hour of it, so that there is one time to wait for. */
async function sunday(): Promise<string> {
  const from = (await time()).getTime() + 14 * day;
  return [0, 1, 2, 3, 4, 5, 6].map((n) => dateOf(from + n * day)).find((d) => new Date(d).getUTCDay() === 0) ?? '';
}

test('a consultant sees holidays and what the hours offer, opens an hour of a Sunday, and takes bookings 60 days ahead', async () => {
  const now = await time();
  await moveTo(new Date(Date.parse(`${dateOf(now.getTime() + day)}T10:00:00+09:00`))); // nobody is offered anything at night
  const page = await cast.open(people().consultant, '/consultant/availability');
  // The journey's consultant may live elsewhere and work at weekends and on holidays; this one does not.
  await page.getByLabel('時間帯（タイムゾーン）').selectOption('Asia/Tokyo');
  await page.getByRole('switch', { name: '日本の祝日は休む' }).setChecked(true, { force: true });
  await page.getByRole('switch', { name: '日曜日' }).setChecked(false, { force: true });
  await page.getByRole('switch', { name: '水曜日' }).setChecked(true, { force: true });
  await expect(page.getByText('これから8週間の祝日')).toBeVisible();
  await expect(page.getByText(/2週間で、予約できる枠（\d+分）は/)).toBeVisible();
  await page.getByLabel('何日先まで受け付けるか').selectOption('60');
  await page.getByLabel('定期ケア・実態把握').selectOption('50'); // so that an hour has room for one
  await page.getByRole('button', { name: '開ける日を足す' }).click();
  const special = page.getByRole('group', { name: '開ける日' }).last();
  await special.getByLabel('開ける日').fill(await sunday());
  await special.getByLabel('始まり').fill('10:00');
  await special.getByLabel('終わり').fill('11:00');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect(page.getByText(/受付時間を保存しました/)).toBeVisible();
  await rest();
});

test('talks repeat: all dates first, then all of them held and booked, and what remains cancelled together', async () => {
  const { newcomer, chosen } = people();
  const page = await cast.open(newcomer, `/book/${chosen}?program=regular_care`);
  await page.getByRole('radio', { name: 'くり返し' }).click({ force: true });
  await page.getByLabel('間隔').selectOption('2週間ごと');
  await page.getByLabel('全部で').selectOption('4回');
  await expect(page.getByText(/続きの日時が空いているかどうか/)).toBeVisible();
  await page.getByRole('radio', { name: /空き/ }).last().click({ force: true });
  await times(page).last().click();
  await expect(page.getByRole('heading', { level: 1, name: '続きの日時を確かめる' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(4);
  // Where a date is not open, another time is chosen, or it is left out.
  for (const other of await page.getByRole('group', { name: '代わりに選べる日時' }).all()) await other.getByRole('radio').first().click({ force: true });
  const hold = page.getByRole('button', { name: /^この\d回の時間を取る$/ });
  const count = Number((await hold.innerText()).replaceAll(/\D/g, ''));
  expect(count).toBeGreaterThanOrEqual(2);
  await hold.click();
  await expect(page.getByRole('timer')).toBeVisible();
  await page.getByRole('button', { name: `${count}回分の予約を確定する` }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: `${count}回分を予約しました` })).toBeVisible();
  await expect(page.getByRole('button', { name: /カレンダーに追加/ })).toHaveCount(count);
  await rest();
  const numbers = (await mails(url(), newcomer)).filter((m) => kindOf(m) === 'confirmed' && m.text.includes(`/${count}`));
  expect(numbers).toHaveLength(count);

  const list = await cast.open(newcomer, '/bookings');
  for (let n = 1; n <= count; n++) await expect(list.getByText(`${n}/${count}回`, { exact: true })).toBeVisible();
  await list.getByRole('main').getByRole('listitem').filter({ hasText: `1/${count}回` }).getByRole('link').click();
  await list.getByRole('button', { name: '残りをまとめて取り消す' }).click();
  const asked = list.getByRole('dialog', { name: '残りの予約をまとめて取り消しますか' });
  await expect(asked.getByText(`これから先の${count}回を取り消します。`, { exact: false })).toBeVisible();
  await asked.getByRole('button', { name: `${count}回を取り消す` }).click();
  await expect(list.getByText('取り消しました', { exact: true })).toBeVisible();
  await list.goto(`${url()}/bookings`);
  await settled(list);
  await expect(list.getByText('予約済み')).toHaveCount(0);
});

test('one waits for the time of another, who cancels: the offer comes by mail and is booked', async () => {
  const { employee, newcomer, chosen } = people();
  const date = await sunday();
  const first = await cast.open(employee, `/book/${chosen}?program=regular_care&at=${new Date(`${date}T10:00:00+09:00`).toISOString()}`);
  await confirm(first).click();
  await booked(first);

  const second = await cast.open(newcomer, `/book/${chosen}?program=regular_care`);
  await second.getByRole('button', { name: '空きが出たら知らせてもらう' }).click();
  const dialog = second.getByRole('dialog', { name: '空きが出たらお知らせします' });
  await dialog.getByLabel('この日から').fill(date);
  await dialog.getByLabel('この日まで').fill(date);
  await dialog.getByRole('button', { name: '登録する' }).click();
  await expect(second.getByText('登録しました。順番は1番目です。')).toBeVisible();
  await second.getByRole('link', { name: '登録を見る' }).click();
  await expect(second.getByText('順番は1番目', { exact: true })).toBeVisible();

  await cancel(cast, employee);
  const offered = await mail(url(), newcomer, (m) => kindOf(m) === 'slot_offered');
  const link = /\/offers\/\w+/.exec(offered.text)?.[0] ?? '';
  const page = await cast.open(newcomer, link);
  await expect(page.getByRole('heading', { level: 1, name: 'お待ちの時間に空きが出ました' })).toBeVisible();
  await expect(page.getByRole('timer')).toHaveText(/^(30:00|2\d:\d\d)$/);
  await page.getByRole('button', { name: 'この時間で予約する' }).click();
  await booked(page);
  await cast.open(newcomer, link); // the mail's link once more
  await expect(page.getByRole('heading', { level: 1, name: 'この時間は予約済みです' })).toBeVisible();
  await cancel(cast, newcomer);
});

test('a calendar address shows talks under a neutral title, until it is switched off', async () => {
  const { employee } = people();
  const page = await cast.open(employee, '/settings');
  await page.getByRole('button', { name: 'カレンダー用のアドレスを作る' }).click();
  const field = page.getByRole('textbox', { name: 'カレンダー用のアドレス' });
  await expect(field).toHaveValue(/\/api\/booking\/public\/feeds\/\w+\.ics$/);
  const at = async () => url() + new URL(await field.inputValue()).pathname;
  const address = await at();
  const text = await (await fetch(address)).text();
  expect(text).toContain('BEGIN:VEVENT');
  expect(text).toContain('SUMMARY:予定あり');
  expect(text).not.toMatch(/面談|相談/);

  await page.getByRole('button', { name: '新しいアドレスにする' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '新しいアドレスにする' }).click();
  await expect.poll(at).not.toBe(address);
  expect((await fetch(address)).status).toBe(404);
  const second = await at();
  await page.getByRole('button', { name: '表示をやめる' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '表示をやめる' }).click();
  await expect(page.getByRole('button', { name: 'カレンダー用のアドレスを作る' })).toBeVisible();
  expect((await fetch(second)).status).toBe(404);
});

test('an optional mail is stopped from its link without a sign-in, and switched on again in the settings', async () => {
  const nudge = (await mails(url())).find((m) => kindOf(m) === 'survey_nudge');
  const who = nudge?.to[0] ?? '';
  const link = /\/unsubscribe\/\w+/.exec(nudge?.text ?? '')?.[0] ?? '';
  const page = await cast.open('', link);
  for (let times = 0; times < 2; times++) {
    await page.goto(url() + link);
    await page.getByRole('button', { name: 'このお知らせを止める' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'お知らせを止めました' })).toBeVisible();
  }
  const settings = await cast.open(who, '/settings');
  const one = settings.getByRole('switch', { name: 'アンケートのご案内をもう一度' });
  await expect(one).not.toBeChecked();
  await one.click({ force: true });
  await expect(settings.getByText('「アンケートのご案内をもう一度」をお送りします。')).toBeVisible();
  await settings.getByRole('button', { name: '元に戻す' }).click();
  await expect(one).not.toBeChecked();
  const month = settings.getByRole('switch', { name: '予約のない月のお知らせ' });
  const asked = await month.isChecked(); // some asked for it on the journey
  await month.click({ force: true });
  await expect(settings.getByText(asked ? '「予約のない月のお知らせ」を止めました。' : '「予約のない月のお知らせ」をお送りします。')).toBeVisible();
  await settings.reload();
  await settled(settings);
  await expect(month).toBeChecked({ checked: !asked });
});
