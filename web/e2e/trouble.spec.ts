import { expect, type Page, type Route } from '@playwright/test';
import { ahead, booked, cancel, confirm, held, pick, take, times } from './support/booking';
import { Cast } from './support/cast';
import { signIn } from './support/sign_in';
import { test } from './support/test';
import { settled } from './support/visit';
import { moveTo, people, time } from './support/world';

let cast: Cast;
test.beforeEach(({ browser }) => {
  cast = new Cast(browser);
});
test.afterEach(async () => {
  await cast.leave();
});

/** Nothing went wrong but what the test did itself. */
const onlyProvoked = (...provoked: RegExp[]) => expect(cast.wrong.filter((w) => !provoked.some((p) => p.test(w)))).toEqual([]);

const refused = /status of 409/; // the browser writes every answer above 400 to the console

test('two people want the same time: one gets it, the other is told and goes on', async () => {
  const { employee, newcomer } = people();
  const first = await pick(cast, employee);
  const second = await pick(cast, newcomer);
  const wanted = await times(first).last().getAttribute('aria-label') ?? '';
  await take(first);
  await second.getByRole('button', { name: wanted }).click();
  await expect(second.getByText('ちょうどほかの方がこの時間を選びました。')).toBeVisible();
  await confirm(first).click();
  await booked(first);
  await second.getByRole('button', { name: 'ほかの時間を選ぶ' }).click();
  await expect(times(second).first()).toBeVisible();
  await expect(second.getByRole('button', { name: wanted })).toHaveCount(0);
  await take(second); // and has another one to confirm
  await ahead(cast, newcomer, 0);
  await cancel(cast, employee);
  onlyProvoked(refused);
});

test('two tabs of one person confirm the same time: one booking', async () => {
  const { newcomer } = people();
  const first = await pick(cast, newcomer);
  await take(first);
  const second = await cast.tab(newcomer, first.url());
  await held(second);
  await confirm(first).click();
  await booked(first);
  await confirm(second).click();
  await booked(second);
  await second.close();
  await cancel(cast, newcomer);
  onlyProvoked();
});

test('a double click and the back button book once', async () => {
  const { newcomer } = people();
  const page = await pick(cast, newcomer);
  await take(page);
  await confirm(page).dblclick();
  await booked(page);
  await page.goBack();
  await expect(page.getByRole('heading', { level: 1, name: '日時を選ぶ' })).toBeVisible();
  await page.goForward();
  await booked(page);
  await page.reload();
  await settled(page);
  await booked(page);
  await cancel(cast, newcomer);
  onlyProvoked();
});

test('without a connection the booking waits, and is made once it is back', async () => {
  const { newcomer } = people();
  const page = await pick(cast, newcomer);
  await take(page);
  await page.context().setOffline(true);
  await confirm(page).click();
  await expect(page.getByText('予約はまだ確定していません。')).toBeVisible();
  await page.context().setOffline(false);
  await booked(page);
  await cancel(cast, newcomer);
  onlyProvoked(/ERR_INTERNET_DISCONNECTED/);
});

test('the answer is lost: trying again gives the same booking', async () => {
  const { newcomer } = people();
  const page = await pick(cast, newcomer);
  await take(page);
  const made = new Set<string>();
  const lose = async (route: Route) => {
    const answer = await route.fetch();
    made.add(((await answer.json()) as { booking_id: string }).booking_id);
    await route.abort('connectionreset');
  };
  await page.route('**/api/booking/bookings', lose);
  await confirm(page).click();
  await expect(page.getByText('サーバーに接続できませんでした。')).toBeVisible({ timeout: 30_000 }); // after it tried some times by itself
  await page.unroute('**/api/booking/bookings', lose);
  await confirm(page).click();
  await booked(page);
  expect([...made]).toEqual([new URL(page.url()).searchParams.get('booked')]);
  await cancel(cast, newcomer);
  onlyProvoked(/ERR_CONNECTION_RESET/);
});

test('the answer is lost and the person leaves: the booking stands, and is in the list', async () => {
  const { newcomer } = people();
  const page = await pick(cast, newcomer);
  await take(page);
  await page.route('**/api/booking/bookings', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await confirm(page).click();
  await expect(page.getByText('サーバーに接続できませんでした。')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'ほかの時間を選ぶ' }).click(); // which gives a hold back, and must not touch a booking
  await expect(page.getByRole('heading', { level: 1, name: '日時を選ぶ' })).toBeVisible();
  await page.unrouteAll();
  await cancel(cast, newcomer);
  onlyProvoked(/ERR_CONNECTION_RESET/, refused);
});

const words = '残業が続いていて、この先のことを話したい。';

async function write(): Promise<Page> {
  const page = await cast.open(people().newcomer, '/profile');
  await page.getByRole('textbox', { name: 'ご自分の言葉で' }).fill(words);
  return page;
}

test('the sign-in ends in the middle of a form: what was written is there after signing in again', async () => {
  const { newcomer } = people();
  const page = await write();
  await page.context().clearCookies();
  await moveTo(new Date((await time()).getTime() + 6 * 60_000)); // longer than a token is good for, and there is no new one
  await page.route('**/oauth2/token', (route) => route.fulfill({ status: 400, json: { error: 'invalid_grant' } }));
  await page.getByRole('button', { name: 'ここまでを保存して終える' }).click();
  const ended = page.getByRole('dialog', { name: 'サインインの有効期限が切れました' });
  await expect(ended).toBeVisible();
  await expect(ended.getByText('入力した内容は残っています。')).toBeVisible();
  await page.unrouteAll();
  await ended.getByRole('button', { name: 'サインインして続ける' }).click();
  await signIn(page, newcomer);
  await expect(page).toHaveURL(/\/profile/);
  await expect(page.getByRole('textbox', { name: 'ご自分の言葉で' })).toHaveValue(words);
  await page.getByRole('button', { name: 'ここまでを保存して終える' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '保存しました' })).toBeVisible();
  onlyProvoked(/status of 401/, /status of 400 .*\/oauth2\/token$/);
});

test('signing out takes the drafts with it', async () => {
  const page = await write();
  const other = '別の人に見られたくない下書き';
  await page.getByRole('textbox', { name: 'ご自分の言葉で' }).fill(other);
  await page.getByRole('button', { name: 'サインアウト' }).click();
  await expect(page).toHaveURL(/\/$/);
  expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage, ...localStorage }))).not.toContain(other);
  await cast.open(people().newcomer, '/profile');
  await expect(page.getByRole('textbox', { name: 'ご自分の言葉で' })).not.toHaveValue(other);
  onlyProvoked();
});

test('HR who opens a page of employees is told kindly, and led back', async () => {
  const page = await cast.open(people().hr, `/bookings/${people().booking}`);
  await expect(page.getByRole('heading', { level: 1, name: 'この画面は開けません' })).toBeVisible();
  await page.getByRole('link', { name: 'ご自身の画面へ' }).click();
  await expect(page).toHaveURL(/\/hr$/);
  onlyProvoked();
});
