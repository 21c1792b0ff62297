import { expect } from '@playwright/test';
import { Cast } from './support/cast';
import { test } from './support/test';
import { settled } from './support/visit';
import { people } from './support/world';

test('a search with a typing error finds what was meant, is narrowed by conditions, and the back button goes back', async ({ browser }) => {
  const cast = new Cast(browser);
  const page = await cast.open(people().employee, '/find/search');
  const total = async () => Number((await page.getByText(/人が見つかりました/).textContent())?.replaceAll(/\D/g, ''));
  const everybody = await total();
  await page.getByRole('searchbox', { name: '言葉でさがす' }).fill('ハラスメソト');
  await page.getByRole('button', { name: 'さがす', exact: true }).click();
  await expect(page.getByText('近い言葉でもさがしました')).toBeVisible();
  await expect(page.locator('mark').first()).toHaveText('ハラスメント');
  await page.getByRole('link', { name: '「ハラスメント」' }).click();
  await expect(page.getByText('近い言葉でもさがしました')).toHaveCount(0);
  await settled(page);
  const meant = await total();
  expect(meant).toBeGreaterThan(0);
  expect(meant).toBeLessThan(everybody);

  const chosen = page.getByRole('checkbox', { name: /^女性 / });
  await page.getByRole('button', { name: '条件をしぼる' }).click();
  const count = Number((await page.getByRole('dialog').getByText(/^女性/).textContent())?.replaceAll(/\D/g, ''));
  await page.getByRole('dialog').getByText(/^女性/).click();
  await expect(chosen).toBeChecked();
  await page.getByRole('dialog').getByRole('button', { name: `${count}人を見る` }).click();
  await expect(page.getByText(`${count}人が見つかりました`)).toBeVisible();
  await expect(page.getByRole('button', { name: '女性の条件を外す' })).toBeVisible();
  expect(new URL(page.url()).searchParams.get('gender')).toBe('female');
  await page.goBack();
  await expect(page.getByText(`${meant}人が見つかりました`)).toBeVisible();
  await expect(page.getByRole('button', { name: '女性の条件を外す' })).toHaveCount(0);
  expect(cast.wrong).toEqual([]);
  await cast.leave();
});
