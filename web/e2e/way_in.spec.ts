import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { Cast } from './support/cast';
import { faults } from './support/axe';
import { kindOf, mail, mails } from './support/mailbox';
import { look, picture } from './support/picture';
import { enterCode, signIn } from './support/sign_in';
import { test } from './support/test';
import { people, rest, url } from './support/world';

// What the journey's walk does not come by on the way in, each from all its sides. The tests follow one another: whoever is on the new roster registers.

const newcomer = { number: 'N0001', name: '入江 新', work: 'irie@aoba.kikite-demo.example', private: 'irie@private-mail.example', other: 'irie-two@private-mail.example' };

test.describe.configure({ mode: 'serial' });

let cast: Cast;
test.beforeEach(({ browser }) => {
  cast = new Cast(browser);
});
// The page after the consent asks matching at once, which may hear of the account a moment later and refuses meanwhile.
const early = /status of 403 .*\/api\/matching\/me\/profile$/;
// Whoever registers a second time is refused the sign-in.
const second = /status of 4\d\d .*\/token/;
test.afterEach(async () => {
  expect(cast.wrong.filter((w) => !(w.startsWith(newcomer.private) && early.test(w)) && !(w.startsWith(newcomer.other) && second.test(w)))).toEqual([]);
  await cast.leave();
});

test('an inquiry by phone: entered, heard, proposed, and closed with its reason; the board and the log tell who did what', async () => {
  const page = await cast.open(people().operator, '/operator');
  await page.getByRole('link', { name: '電話・メールのお問い合わせを登録' }).click();
  await page.getByRole('textbox', { name: '会社名' }).fill('つばめ電機株式会社');
  await page.getByRole('textbox', { name: 'ご担当者のお名前' }).fill('電話 花子');
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByText('メールアドレスか電話番号の、どちらかは入力してください')).toBeVisible();
  await page.getByRole('textbox', { name: '電話番号' }).fill('０３-１２３４-５６７８');
  await page.getByRole('button', { name: '登録する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'つばめ電機株式会社' })).toBeVisible();
  await page.getByRole('radio', { name: '訪問' }).check();
  await page.getByRole('textbox', { name: '聞いたこと' }).fill('40名。離職が続いている。');
  await page.getByRole('button', { name: '記録する' }).click();
  await expect(page.getByText('ヒアリングを記録しました。')).toBeVisible();
  await page.getByRole('textbox', { name: '提案した内容' }).fill('40席、月1回、4月から。');
  await page.getByRole('button', { name: '提案を記録する' }).click();
  await expect(page.getByText('提案を記録しました。')).toBeVisible();
  await picture(page, 'way-in/operator-inquiry-proposed');
  const path = new URL(page.url()).pathname;
  await cast.open(people().operator, '/operator');
  await page.getByRole('region', { name: '提案', exact: true }).getByRole('link', { name: 'つばめ電機株式会社' }).click();
  await page.getByRole('button', { name: '見送りにする' }).click();
  const asked = page.getByRole('dialog', { name: 'このお問い合わせを見送りにしますか' });
  await asked.getByRole('textbox', { name: '理由' }).fill('予算が来期になった。');
  await asked.getByRole('button', { name: '見送りにする' }).dblclick();
  await expect(page.getByText('見送りになりました')).toHaveCount(1);
  await expect(page.getByText('予算が来期になった。')).toBeVisible();
  await logged(page, 'お問い合わせを見送りにする', path);
});

/** The operators' log has what was done to a thing, and says whose doing it was. */
async function logged(page: Page, operation: string, path: string): Promise<void> {
  const thing = path.split('/').at(-1) ?? '';
  await cast.open(people().operator, `/operator/audit?kind=change&thing=${thing}`);
  const line = page.getByRole('list', { name: '記録' }).getByRole('listitem').filter({ hasText: operation });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText('あなた');
}

/** A roster whose headers say nothing: one row is wrong, and tries what a spreadsheet would run. There are enough people that one sees them being stored. */
const roster = [
  'コード,だれ,連絡先,どこ,いくつ,備考', `${newcomer.number},${newcomer.name},${newcomer.work},営業部/第二課,10代,転勤`,
  'N0002,名取 良,natori@aoba.kikite-demo.example,人事部,40代,', 'N0003,三田 誤,"=HYPERLINK(""http://x.example"",""y"")",営業部,,',
  ...Array.from({ length: 1_498 }, (_, i) => `N${1_000 + i},社員 ${i},n${i}@aoba.kikite-demo.example,製造部/第${(i % 9) + 1}課,30代,`),
].join('\r\n');

test('a roster whose columns have other names: pointed to, seen, sent, its errors saved as a file; who is gone is asked about', async () => {
  const page = await cast.open(people().hr, '/hr/roster');
  await page.getByLabel('名簿のファイルを選ぶ').setInputFiles({ name: '人の一覧.csv', mimeType: 'text/csv', buffer: Buffer.from(roster) });
  await expect(page.getByText(/必要な列が見つかりません/)).toBeVisible();
  await look(page, 'way-in/hr-roster-columns');
  for (const [column, header] of [['社員番号', 'コード'], ['氏名', 'だれ'], ['メールアドレス', '連絡先'], ['部署', 'どこ'], ['年代', 'いくつ']] as const) {
    await page.getByLabel(new RegExp(`^${column}( \\*)?$`)).selectOption({ label: header });
  }
  await expect(page.getByText('この画面で取り除いてから送ります：備考')).toBeVisible();
  await expect(page.getByText(/\d+人が、このファイルにいません/)).toBeVisible();
  await picture(page, 'way-in/hr-roster-preview');
  const shown = await progress(page);
  await page.getByRole('button', { name: '登録できる1500人を登録する' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '名簿を登録しました' })).toBeVisible({ timeout: 60_000 });
  expect(await shown()).toEqual(expect.arrayContaining([expect.stringMatching(/ています…$/)]));
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '一覧をCSVでダウンロードする' }).click();
  const file = await readFile(await (await saved).path());
  expect(file.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf])); // Excel takes it for UTF-8
  const lines = file.toString().trim().split('\r\n');
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain('N0003');
  expect(lines[1]).not.toMatch(/(^|[",;\t])[=+@-]/); // no cell begins as a formula does
  await look(page, 'way-in/hr-roster-done');
  await page.getByRole('link', { name: '新しい名簿にない方を確かめる' }).first().click();
  await departures(page);
});

/** Notes every bar of progress from now on, however short it is there. */
async function progress(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const seen: string[] = Object.assign(globalThis, { progressSeen: [] }).progressSeen;
    new MutationObserver(() => seen.push(document.querySelector('[role="progressbar"]')?.getAttribute('aria-label') ?? '')).observe(document.body, { subtree: true, childList: true, attributes: true });
  });
  return () => page.evaluate(() => (globalThis as unknown as { progressSeen: string[] }).progressSeen);
}

/** One of more than a page of people left, the others stay. */
async function departures(page: Page): Promise<void> {
  const shown = page.getByText(/^\d+人のうち1〜50人目$/);
  await expect(shown).toBeVisible();
  const all = Number(/^\d+/.exec(await shown.innerText())?.[0]);
  await page.getByRole('button', { name: '次の50人' }).click();
  await page.getByRole('checkbox', { name: /を選ぶ$/ }).last().check();
  await look(page, 'way-in/hr-departures');
  await page.getByRole('button', { name: '選んだ1人は退職した' }).click();
  await page.getByRole('dialog', { name: '1人を退職として扱いますか' }).getByRole('button', { name: '退職として扱う' }).click();
  await expect(page.getByText('反映しました（1人）。')).toBeVisible();
  await page.getByRole('button', { name: `${all - 1}人全員を選ぶ` }).click();
  await page.getByRole('button', { name: `選んだ${all - 1}人は在籍している` }).click();
  await expect(page.getByText(`反映しました（${all - 1}人）。`)).toBeVisible();
  await expect(page.getByText('確かめる方はいません')).toBeVisible();
}

test('invitations: one by number for thirty days, others for later and taken back; who is invited registers, consents, takes the own data along and goes', async () => {
  const page = await cast.open(people().hr, '/hr/invitations');
  await invite(page);
  await page.getByRole('button', { name: 'ほかの人にも送る' }).click();
  await page.getByRole('radio', { name: '名簿の全員' }).check();
  await page.getByLabel('送る日時').fill(await tomorrow(page));
  await page.getByRole('button', { name: '送る前に確かめる' }).click();
  await page.getByRole('dialog').getByRole('button', { name: /人への送信を予約する$/ }).click();
  await expect(page.getByRole('heading', { level: 2, name: /人への招待を受け付けました$/ })).toBeVisible();
  await page.getByRole('button', { name: 'ほかの人にも送る' }).click();
  await picture(page, 'way-in/hr-invitations');
  await page.getByRole('button', { name: '取りやめる' }).dblclick();
  await expect(page.getByText('取りやめました')).toHaveCount(1);
  await register();
  await rights();
});

async function invite(page: Page): Promise<void> {
  await page.getByRole('radio', { name: '社員番号で選ぶ' }).check();
  await page.getByRole('textbox', { name: '社員番号' }).fill('ｎ０００１'.toUpperCase()); // as Japanese keyboards write
  await page.getByLabel('招待が使える期間').selectOption({ label: '30日間' });
  await expect(page.getByRole('region', { name: '届くメール' })).toContainText('30日間有効');
  await page.getByRole('button', { name: '送る前に確かめる' }).click();
  await page.getByRole('dialog', { name: '1人に招待を送りますか' }).getByRole('button', { name: '1人に送る' }).click();
  await expect(page.getByRole('heading', { level: 2, name: '1人への招待を受け付けました' })).toBeVisible();
}

/** Tomorrow as a field for day and time has it. */
async function tomorrow(page: Page): Promise<string> {
  const { now } = (await (await page.request.get(`${url()}/_local/api/clock`)).json()) as { now: string };
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo', dateStyle: 'short', timeStyle: 'short' }).format(new Date(now).getTime() + 86_400_000).replace(' ', 'T');
}

async function register(): Promise<void> {
  const invitation = await mail(url(), newcomer.work, (m) => kindOf(m) === 'invitation');
  const link = /https?:\/\/\S+\/register#\S+/.exec(invitation.text)?.[0] ?? '';
  const page = await cast.page(newcomer.private);
  await page.goto(link);
  await look(page, 'way-in/register');
  await registerWith(page, newcomer.private);
  await look(page, 'way-in/registered');
  await page.getByRole('main').getByRole('button', { name: 'サインインする' }).click();
  await signIn(page, newcomer.private);
  await expect(page.getByRole('heading', { level: 1, name: 'はじめる前に' })).toBeVisible();
  await page.getByRole('button', { name: '読みました。同意して始める' }).click();
  await expect(page.getByText('どちらかをお選びください')).toBeVisible(); // somebody in their teens may be under eighteen
  await page.getByRole('radio', { name: 'はい、18歳以上です' }).check();
  await picture(page, 'way-in/employee-consent');
  await page.getByRole('button', { name: '読みました。同意して始める' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'あなたに合う人をさがすために' })).toBeVisible();
  await again(link);
}

async function registerWith(page: Page, address: string): Promise<void> {
  await page.getByRole('textbox', { name: '個人のメールアドレス' }).fill(address);
  await page.getByRole('button', { name: '次へ' }).click();
  await page.getByRole('button', { name: 'このアドレスで登録する' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'あと一歩です' })).toBeVisible();
}

/** The link once more, with another address, as somebody who reads the company's mail could: nothing tells that it was used before its code was entered. */
async function again(link: string): Promise<void> {
  const page = await cast.page(newcomer.other);
  await page.goto(link);
  await registerWith(page, newcomer.other);
  await page.getByRole('main').getByRole('button', { name: 'サインインする' }).click();
  await enterCode(page, newcomer.other);
  await expect(page.getByRole('heading', { level: 1, name: 'サインインできませんでした' })).toBeVisible();
  expect.soft(await faults(page, 'refused')).toEqual([]);
}

/** All that is held about somebody, as a file; then the erasure and its receipt, which needs no sign-in. */
async function rights(): Promise<void> {
  const page = await cast.open(newcomer.private, '/settings/data');
  await page.getByRole('button', { name: '書き出しを始める' }).click();
  await expect(page.getByRole('button', { name: '読みやすい形で保存' })).toBeVisible({ timeout: 60_000 });
  await picture(page, 'way-in/employee-copy');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: '読みやすい形で保存' }).click();
  expect((await readFile(await (await saved).path())).toString()).toContain(newcomer.private);
  await cast.open(newcomer.private, '/settings');
  await page.getByRole('button', { name: 'アカウントを消去する' }).click();
  await page.getByRole('textbox', { name: /「消去」と入力/ }).fill('消去');
  await page.getByRole('button', { name: '消去する', exact: true }).click();
  const opened = page.context().waitForEvent('page');
  await page.getByRole('link', { name: '受領書を見る' }).click();
  const receipt = await opened;
  await expect(receipt.getByRole('heading', { name: 'すべて消去しました' })).toBeVisible({ timeout: 60_000 });
  await expect(receipt.getByRole('main')).not.toContainText(newcomer.name);
  await look(receipt, 'way-in/employee-receipt');
}

test('somebody applies as a consultant with a certificate; an operator checks the number and approves; they sign in', async () => {
  const applicant = { name: '応募 泉', email: 'izumi@consultants-e2e.example', number: '19876543' };
  const page = await cast.open('', '/consultants/apply');
  await apply(page, applicant);
  const known = (await mails(url(), applicant.email)).length;
  const office = await cast.open(people().operator, '/operator/consultants');
  await office.getByRole('searchbox').fill(applicant.number);
  await office.getByRole('link', { name: new RegExp(applicant.name) }).click();
  await office.getByRole('button', { name: '承認する' }).click();
  await expect(office.getByRole('alert').getByText(/すべての登録番号を確かめて/)).toBeVisible();
  await office.getByRole('checkbox', { name: new RegExp(`${applicant.number} を確かめた`) }).check();
  await picture(office, 'way-in/operator-consultant');
  const path = new URL(office.url()).pathname;
  await office.getByRole('button', { name: '承認する' }).dblclick();
  await expect(office.getByText(`${applicant.name}さんを承認しました。`)).toBeVisible();
  await rest();
  await logged(office, '専門家を承認する・断る', path);
  expect((await mails(url(), applicant.email)).length).toBeGreaterThanOrEqual(known);
  const own = await cast.open(applicant.email, '/consultant');
  await expect(own.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(own).toHaveURL(/\/consultant/);
});

async function apply(page: Page, { name, email, number }: { name: string; email: string; number: string }): Promise<void> {
  const next = () => page.getByRole('button', { name: '次へ', exact: true }).click();
  await page.getByRole('textbox', { name: 'お名前' }).fill(name);
  await page.getByRole('textbox', { name: 'メールアドレス' }).fill(email);
  await page.getByRole('radio', { name: '女性' }).check();
  await page.getByLabel(/^年代/).selectOption({ label: '40代' });
  await next();
  await page.getByLabel(/^資格の種類/).selectOption({ label: 'キャリアコンサルタント' });
  await page.getByRole('textbox', { name: '登録番号' }).fill('1234');
  await next();
  await expect(page.getByText('キャリアコンサルタントの登録番号は、8けたの数字です')).toBeVisible();
  await page.getByRole('textbox', { name: '登録番号' }).fill(number);
  const { now } = (await (await page.request.get(`${url()}/_local/api/clock`)).json()) as { now: string };
  await page.getByLabel(/^有効期限/).fill(`${Number(now.slice(0, 4)) + 3}-03-31`);
  await next();
  await page.getByRole('checkbox', { name: '定期ケア・実態把握' }).check();
  await page.getByRole('checkbox', { name: '職場の人間関係' }).check();
  await next();
  await next();
  await page.getByRole('textbox', { name: '経歴' }).fill('製造業の人事を20年。国家資格をとり、相談を始めて6年。');
  await page.getByRole('textbox', { name: '従業員の方へのメッセージ' }).fill('お話を、ゆっくり聴かせてください。');
  await next();
  await page.getByRole('button', { name: '申し込む' }).click();
  await expect(page.getByText('お申し込みには、行動規範への同意が必要です')).toBeVisible();
  await page.getByRole('checkbox', { name: '行動規範をすべて読み、守ることを約束します' }).check();
  await picture(page, 'way-in/public-apply-check');
  await page.getByRole('button', { name: '申し込む' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'お申し込みを受け取りました' })).toBeVisible();
  await page.locator('input[type="file"]').setInputFiles({ name: '登録証.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n') });
  await expect(page.getByText('登録証.pdf：受け取りました')).toBeVisible();
}
