import type { Page } from '@playwright/test';
import { mail, mails } from './mailbox';

/** Enters the code from the mailbox on the sign-in page, which is in front of the page. */
export async function enterCode(page: Page, address: string): Promise<void> {
  await page.waitForURL(/\/_local\/identity\//);
  const base = new URL(page.url()).origin;
  const known = (await mails(base, address)).length;
  await page.locator('#email').fill(address);
  await page.locator('form[action$="/login"] button').click();
  await page.locator('#code').waitFor();
  const sent = await mail(base, address, (m) => m.sender === 'cognito', known);
  const code = />(\d{6})</.exec(sent.html)?.[1] ?? '';
  await page.locator('#code').fill(code);
  await page.locator('form[action$="/code"] button').click();
}

/** Goes through the sign-in page. */
export async function signIn(page: Page, address: string): Promise<void> {
  await enterCode(page, address);
  await page.waitForURL((url) => !url.pathname.startsWith('/_local/') && !url.pathname.startsWith('/auth/'));
}

/** Waits until somebody is signed in, through the sign-in page where it comes first. */
export async function enter(page: Page, address: string): Promise<void> {
  const asked = page.locator('#email');
  await asked.or(page.getByRole('button', { name: /^(サインアウト|Sign out)$/ })).first().waitFor();
  if (await asked.isVisible()) await signIn(page, address);
}
