import { expect, type Page } from '@playwright/test';
import type { Cast } from './cast';
import { people } from './world';

/** The free times that the picker shows. */
export const times = (page: Page) => page.getByRole('button', { name: /から.*まで$/ });

/** Opens the free times of the journey's consultant as somebody, on the last free day: so far ahead that cancelling does not count. */
export async function pick(cast: Cast, who: string): Promise<Page> {
  const page = await cast.open(who, `/book/${people().chosen}?program=regular_care`);
  await page.getByRole('radio', { name: /空き/ }).last().check();
  await expect(times(page).first()).toBeVisible();
  return page;
}

/** Takes the last free time of the day that is shown, as far as the question whether to book it. */
export async function take(page: Page): Promise<void> {
  await times(page).last().click();
  await held(page);
}

/** Waits for the question whether to book. */
export const held = (page: Page) => expect(confirm(page)).toBeVisible();

/** The button that books. */
export const confirm = (page: Page) => page.getByRole('button', { name: '予約を確定する' });

/** Waits until it is said that it is booked. */
export const booked = (page: Page) => expect(page.getByRole('heading', { level: 1, name: '予約しました' })).toBeVisible();

/** Checks in the own list how many talks are ahead. */
export async function ahead(cast: Cast, who: string, count: number): Promise<Page> {
  const page = await cast.open(who, '/bookings');
  await expect(page.getByText('予約済み')).toHaveCount(count);
  return page;
}

/** Cancels the one talk that is ahead, so that the month's number of talks is free again. */
export async function cancel(cast: Cast, who: string): Promise<void> {
  const page = await ahead(cast, who, 1);
  await page.getByRole('main').getByRole('listitem').filter({ hasText: '予約済み' }).getByRole('link').click();
  await page.getByRole('button', { name: '予約を取り消す' }).click();
  const asked = page.getByRole('dialog', { name: 'この予約を取り消しますか' });
  await expect(asked.getByText('面談の回数には数えません')).toBeVisible();
  await asked.getByRole('button', { name: '取り消す', exact: true }).click();
  await expect(page.getByText('取り消しました')).toBeVisible();
}
