import { expect, type Page } from '@playwright/test';
import type { Cast } from '../support/cast';
import { kindOf, mail, mails } from '../support/mailbox';
import { settled } from '../support/visit';
import { signIn } from '../support/sign_in';
import { rest, url } from '../support/world';
import type { Story, Talk } from './story';

/** The invited employee opens the mail's link, registers with a private address and signs in. */
export async function register(cast: Cast, story: Story): Promise<void> {
  const { work, name, private: own } = story.employee;
  const invitation = await mail(url(), work, (m) => kindOf(m) === 'invitation');
  const link = /https?:\/\/\S+\/register#\S+/.exec(invitation.text)?.[0] ?? '';
  const page = await cast.page(own);
  await page.goto(link); // the link itself, as the mail has it
  await expect(page.getByText(`${story.company}のみなさまへ`)).toBeVisible();
  const address = page.getByRole('textbox', { name: '個人のメールアドレス' });
  await address.fill(work);
  await page.getByRole('button', { name: '次へ' }).click();
  await page.getByRole('button', { name: 'このアドレスで登録する' }).click();
  await expect(page.getByText('会社のアドレスのようです。')).toBeVisible(); // the company reads that mailbox
  await address.fill(own);
  await page.getByRole('button', { name: '次へ' }).click();
  await expect(page.getByText(own)).toBeVisible();
  await page.getByRole('button', { name: 'このアドレスで登録する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'あと一歩です' })).toBeVisible();
  await page.getByRole('main').getByRole('button', { name: 'サインインする' }).click();
  await signIn(page, own);
  await expect(page.getByRole('heading', { level: 1, name: 'はじめる前に' })).toBeVisible();
  await page.getByRole('button', { name: '読みました。同意して始める' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'あなたに合う人をさがすために' })).toBeVisible();
  expect(name).not.toBe('');
}

/** Some steps of the profile are answered, others skipped. */
export async function introduce(cast: Cast, story: Story): Promise<void> {
  const page = await cast.page(story.employee.private);
  const next = () => page.getByRole('button', { name: '次へ', exact: true }).click();
  const skip = () => page.getByRole('button', { name: 'とばす' }).click();
  const step = (title: string) => expect(page.getByRole('heading', { level: 2, name: title })).toBeVisible();
  await step('話してみたいこと');
  await page.getByRole('checkbox', { name: '仕事の量と進め方' }).check();
  await page.getByRole('checkbox', { name: 'キャリアの方向性' }).check();
  await expect(page.getByText('2つ選びました')).toBeVisible();
  await page.getByRole('textbox', { name: 'ご自分の言葉で' }).fill('残業が続いていて、この先の働き方を落ち着いて考えたい。');
  await next();
  await step('話し方の希望');
  await page.getByRole('radio', { name: '聴いてもらいながら、一緒に考えたい' }).check();
  await next();
  await step('専門家への希望');
  await page.getByLabel('相談の前の経験').selectOption({ label: '海外勤務' });
  await page.getByLabel('話す言語').selectOption({ label: '日本語' });
  await next();
  await step('いまの状況');
  await skip();
  await step('大切にしていること');
  await page.getByRole('checkbox', { name: '家族・暮らし' }).check();
  await next();
  await step('人柄について');
  await page.goBack(); // the back button leads to the step before, and nothing is lost on the way
  await step('大切にしていること');
  await expect(page.getByRole('checkbox', { name: '家族・暮らし' })).toBeChecked();
  await page.goForward();
  await step('人柄について');
  await page.getByRole('button', { name: '保存しておすすめを見る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '保存しました' })).toBeVisible();
  await page.getByRole('link', { name: 'おすすめの10人を見る' }).click();
}

/** Ten proposals with reasons, two of them side by side, a search, one person's page, and the choice. */
export async function choose(cast: Cast, story: Story): Promise<void> {
  const page = await cast.page(story.employee.private);
  await page.getByRole('link', { name: /上司1on1の代行/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'おすすめの10人' })).toBeVisible();
  const cards = page.getByRole('article');
  await expect(cards).toHaveCount(10);
  for (const card of await cards.all()) await expect(card.getByText('この人をおすすめする理由')).toBeVisible();
  // One click takes a person out, one more brings them back.
  const first = (await cards.first().getByRole('heading').innerText()).trim();
  await page.getByRole('button', { name: `${first}さんを今後すすめない` }).click();
  await expect(page.getByText(`${first}さんは、今後おすすめに出ません。`)).toBeVisible();
  await page.getByRole('button', { name: '元に戻す' }).click();
  await expect(page.getByText(`${first}さんを、おすすめに戻しました。`)).toBeVisible();
  await page.getByRole('button', { name: '閉じる' }).click();
  await page.getByRole('link', { name: '別の10人を見る' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2組目の10人' })).toBeVisible();
  await page.getByRole('link', { name: '前の10人へ戻る' }).click();
  await expect(cards).toHaveCount(10);
  await page.getByRole('checkbox', { name: /さんを比べる$/ }).nth(0).check();
  await page.getByRole('checkbox', { name: /さんを比べる$/ }).nth(3).check();
  await page.getByRole('link', { name: '2人を並べて比べる' }).click();
  await expect(page.getByRole('table', { name: '2人の比較' }).getByRole('columnheader')).toHaveCount(2);
  await page.getByRole('link', { name: 'おすすめに戻る' }).click();
  await page.getByRole('link', { name: '条件でさがす' }).click();
  await page.getByRole('searchbox', { name: '言葉でさがす' }).fill('キャリア');
  await page.getByRole('button', { name: 'さがす', exact: true }).click();
  await expect(page.getByText(/^\d+人が見つかりました$/)).toBeVisible();
  await expect(page.getByRole('article').first()).toBeVisible();
  await page.getByRole('main').getByRole('link', { name: 'おすすめ', exact: true }).click();
  await expect(cards).toHaveCount(10);
}

/** Opens the page of the proposal at a place and nominates the person, which leads to the free times. */
async function nominate(page: Page, place: number): Promise<void> {
  await page.getByRole('link', { name: /さんをくわしく見る$/ }).nth(place).click();
  await expect(page.getByRole('heading', { level: 2, name: '自己紹介' })).toBeVisible();
  await page.getByRole('button', { name: 'この人に相談する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '日時を選ぶ' })).toBeVisible();
  await settled(page);
}

/** Nominates whoever of the proposed has a free time, takes it, and confirms. */
export async function book(cast: Cast, story: Story): Promise<Talk> {
  const page = await cast.page(story.employee.private);
  const times = page.getByRole('button', { name: /から.*まで$/ });
  for (let place = 0; ; place++) {
    await nominate(page, place);
    if (await times.count() > 0) break;
    await page.goBack();
    await page.goBack();
  }
  await times.last().click();
  await expect(page.getByRole('heading', { level: 1, name: 'この内容で予約しますか' })).toBeVisible();
  await expect(page.getByText('予約したことも、だれと話すかも、会社には伝わりません。')).toBeVisible();
  await expect(page.getByRole('timer')).toBeVisible();
  const answer = page.waitForResponse((r) => r.url().endsWith('/api/booking/bookings') && r.request().method() === 'POST');
  await page.getByRole('button', { name: '予約を確定する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '予約しました' })).toBeVisible();
  const b = (await (await answer).json()) as { booking_id: string; starts_at: string; ends_at: string };
  await page.getByRole('main').getByRole('link', { name: '予約を見る' }).click();
  await expect(page.getByText('予約済み')).toBeVisible();
  await expect(page.getByRole('button', { name: '面談の部屋に入る' })).toBeDisabled(); // it is too early
  await page.getByRole('navigation', { name: 'メニュー' }).getByRole('link', { name: '予約' }).click();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(1);
  return { booking: b.booking_id, consultant: await consultantOf(story, b.booking_id), starts: new Date(b.starts_at), ends: new Date(b.ends_at) };
}

// Both sides get the calendar entry, the employee at the private address; the company address gets the invitation and nothing else.
async function consultantOf(story: Story, booking: string): Promise<string> {
  await rest();
  const sent = (await mails(url())).filter((m) => kindOf(m) === 'confirmed' && m.text.includes(booking));
  expect(sent).toHaveLength(2);
  for (const m of sent) expect(m.attachments?.some((a) => a.content_type.startsWith('text/calendar'))).toBe(true);
  expect(sent.filter((m) => m.to.includes(story.employee.private))).toHaveLength(1);
  expect((await mails(url(), story.employee.work)).map(kindOf)).toEqual(['invitation']);
  return sent.find((m) => !m.to.includes(story.employee.private))?.to[0] ?? '';
}
