import { expect, type Page } from '@playwright/test';
import { Cast } from './support/cast';
import { kindOf, mails } from './support/mailbox';
import { picture } from './support/picture';
import { test } from './support/test';
import { moveTo, people, rest, url } from './support/world';

let cast: Cast;
test.beforeEach(({ browser }) => {
  cast = new Cast(browser);
});
test.afterEach(async () => {
  expect(cast.wrong).toEqual([]);
  await cast.leave();
});

/** Employees do this on a phone, all others at a desk. */
async function atDesk(who: string, path: string): Promise<Page> {
  await (await cast.page(who)).setViewportSize({ width: 1280, height: 900 });
  return cast.open(who, path);
}

const countOf = async (who: string, kind: string) => (await mails(url(), who)).filter((m) => kindOf(m) === kind).length;

test('what is written around a talk: private notes, a transcript seen before it is kept, and a handover note that its employee decides about', async () => {
  const { employee, consultant, booking } = people();
  const page = await atDesk(consultant, `/consultant/bookings/${booking}`);
  await page.getByRole('textbox', { name: 'メモ', exact: true }).fill('次回は、上司と話したあとの様子を聞く。');
  await expect(page.getByText('保存しました。', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '記録を訂正する' }).click();
  await page.getByRole('textbox', { name: 'これからのこと' }).fill('仕事の順番を、今週中に上司と決める。');
  await picture(page, 'words/consultant-record');
  await page.getByRole('button', { name: '訂正を保存する' }).click();
  await expect(page.getByText(/面談記録を保存しました/)).toBeVisible();

  const said = ['A: 今日はどんなことを話しましょうか。', 'B: 残業が毎日続いていて、体がつらいです。', 'A: 続いているのですね。', 'B: 評価の基準がわからないのも不満です。', 'B: 新しい技術を学べるのはうれしいです。'];
  await page.getByRole('textbox', { name: 'または、ここに貼り付ける' }).fill(said.join('\n'));
  await page.getByRole('button', { name: '読み取りを確かめる' }).click();
  await expect(page.getByText('本人がどれかを選んでください。')).toBeVisible();
  await page.getByRole('radio', { name: /^B/ }).check();
  await expect(page.getByRole('region', { name: '読み取った内容' }).getByText('本人', { exact: false }).first()).toBeVisible();
  await picture(page, 'words/consultant-transcript');
  await page.getByRole('button', { name: 'この内容で保存する' }).click();
  await expect(page.getByText('文字起こしを保存してあります。')).toBeVisible();

  const handover = '仕事の順番を上司と決めるところまで話しました。次は、その後の様子から聞いてください。';
  await page.getByRole('textbox', { name: '引き継ぎメモ' }).fill(handover);
  await page.getByRole('button', { name: '本人に渡す' }).click();
  await expect(page.getByText('引き継ぎメモを渡しました。')).toBeVisible();
  await picture(page, 'words/consultant-done');
  await rest();

  const own = await cast.open(employee, '/talks');
  await expect(own.getByText(handover)).toBeVisible();
  await expect(own.getByText('面談を行いました')).toBeVisible();
  await picture(own, 'words/employee-talks-waiting');
  await own.getByRole('button', { name: '次の専門家に見せる' }).click();
  await expect(own.getByText('次の専門家に見せます', { exact: true })).toBeVisible();
  await own.getByRole('textbox', { name: 'メモ', exact: true }).fill('話してみて、休む日を先に決めようと思った。');
  await own.getByRole('button', { name: 'メモを残す' }).dblclick();
  await expect(own.getByText('メモを残しました。')).toBeVisible();
  await expect(own.getByText('話してみて、休む日を先に決めようと思った。')).toHaveCount(1);
  await picture(own, 'words/employee-talks');
});

test('a sentence for the report: put in other words, looked through, approved exactly so, and taken back; another is vetoed', async () => {
  const page = await cast.open(people().employee, '/excerpts');
  const main = page.getByRole('main');
  const approve = main.getByRole('button', { name: 'この文を届けてよい' });
  await expect(approve.first()).toBeVisible();
  const proposed = await approve.count();
  await picture(page, 'words/employee-excerpts');
  await main.getByRole('button', { name: '言葉を変える' }).first().click();
  await page.getByRole('textbox', { name: '会社に届く文' }).fill('営業部の佐藤課長に言っても、仕事の量が減りません。');
  await picture(page, 'words/employee-excerpts-edit');
  await page.getByRole('button', { name: 'この言葉に変える' }).click();
  await expect(page.getByText(/書き換えた文を確かめ、名前などを伏せました/)).toBeVisible();
  await expect(main).not.toContainText('佐藤');
  await expect(approve).toHaveCount(proposed);
  await picture(page, 'words/employee-excerpts-checked');
  await approve.first().click();
  const asked = page.getByRole('dialog', { name: 'この文を、このまま届けますか' });
  await expect(asked.getByText(/仕事の量が減りません/)).toBeVisible();
  await picture(page, 'words/employee-excerpts-approve');
  await asked.getByRole('button', { name: 'このまま届ける' }).click();
  await expect(page.getByText('承認しました', { exact: true })).toBeVisible();
  await page.getByRole('button', { name: '承認を取り消す' }).click();
  await page.getByRole('dialog', { name: '承認を取り消しますか' }).getByRole('button', { name: '承認を取り消す' }).click();
  await expect(page.getByText('承認を取り消しました', { exact: true })).toBeVisible();
  await main.getByRole('button', { name: '届けない' }).first().click();
  await page.getByRole('dialog', { name: 'この文を届けないでよいですか' }).getByRole('button', { name: '届けない' }).click();
  await expect(approve).toHaveCount(proposed - 2);
  await picture(page, 'words/employee-excerpts-decided');
});

test('whom the contract names for cases: an operator adds somebody, who is known to employees at once', async () => {
  const { operator, employee, company } = people();
  const office = await atDesk(operator, `/operator/companies/${company}`);
  await office.getByRole('button', { name: '変更する' }).click();
  await office.getByRole('button', { name: '人を加える' }).click();
  const third = office.getByRole('group', { name: '3人目' });
  await third.getByRole('textbox', { name: /名前/ }).fill('産業 保');
  await third.getByRole('textbox', { name: /メール/ }).fill('hoken@desk-e2e.example');
  await picture(office, 'words/operator-desk');
  await office.getByRole('button', { name: '保存する' }).click();
  await expect(office.getByText('産業 保（hoken@desk-e2e.example）')).toBeVisible();
  await rest();
  const page = await cast.open(employee, '/cases/new');
  await expect(page.getByText('窓口 葉子、補佐 強、産業 保')).toBeVisible();
});

test('a case without a name: past the one whom it is about, to another of the desk, who reads and answers; reopened once', async () => {
  const { employee, hr, desk } = people();
  const page = await cast.open(employee, '/cases/new');
  await expect(page.getByText('会社の公式の相談窓口です', { exact: true })).toBeVisible();
  await page.getByRole('radio', { name: '匿名で伝える' }).check();
  const words = '先週から、補佐さんに会議で毎回どなられています。人前で責めるのをやめてほしいです。';
  await page.getByRole('textbox', { name: '伝えたいこと' }).fill(words);
  await expect(page.getByRole('checkbox', { name: '補佐 強' })).toBeChecked(); // the text names them
  await picture(page, 'words/employee-case-new');
  await page.getByRole('button', { name: '届く内容を確かめる' }).click();
  await expect(page.getByRole('heading', { name: 'このとおりに届きます' })).toBeVisible();
  await picture(page, 'words/employee-case-look');
  const mailed = await countOf(desk, 'desk');
  await page.getByRole('button', { name: '窓口に送る' }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: '窓口とのやりとり' })).toBeVisible();
  const path = new URL(page.url()).pathname;
  await picture(page, 'words/employee-case-open');
  await rest();
  expect(await countOf(desk, 'desk')).toBe(mailed + 1);

  const accused = await atDesk('hosa@aoba.kikite-demo.example', '/desk');
  await expect(accused.getByText('相談は、ありません')).toBeVisible();
  await picture(accused, 'words/desk-none');
  const reader = await atDesk(desk, '/desk');
  await picture(reader, 'words/desk-list');
  await reader.getByRole('link', { name: '匿名の相談' }).last().click();
  await expect(reader.getByText(words)).toBeVisible();
  await picture(reader, 'words/desk-open');
  await reader.getByRole('button', { name: '読んだことを知らせる' }).click();
  await expect(reader.getByText('対応中', { exact: true })).toBeVisible();
  await reader.getByRole('textbox', { name: '返信' }).fill('お知らせくださり、ありがとうございます。会議は週に何回ありますか。');
  await reader.getByRole('button', { name: '送る', exact: true }).click();
  await expect(reader.getByText(/会議は週に何回/)).toBeVisible();
  await reader.getByRole('button', { name: '結果を伝えて終える' }).click();
  await reader.getByRole('radio', { name: '対応した' }).check();
  await reader.getByRole('textbox', { name: '本人への説明' }).fill('会議に別の者が同席することにしました。');
  await picture(reader, 'words/desk-close');
  await reader.getByRole('button', { name: '結果を伝えて終える' }).click();
  await expect(reader.getByText('結果あり', { exact: true })).toBeVisible();
  await rest();

  await cast.open(employee, path);
  await expect(page.getByText('会議に別の者が同席することにしました。')).toBeVisible();
  await picture(page, 'words/employee-case-closed');
  await page.getByRole('textbox', { name: 'もう一度伝える' }).fill('同席があっても、まだ続いています。');
  await page.getByRole('button', { name: '再開する' }).click();
  await expect(page.getByText('確認を待っています', { exact: true })).toBeVisible();
  await picture(page, 'words/employee-case-reopened');
  await reader.reload();
  await expect(reader.getByText('同席があっても、まだ続いています。')).toBeVisible();
  await picture(reader, 'words/desk-reopened');
  expect(await countOf(hr, 'desk')).toBe(0);
});

test('a voice: written, seen without names, approved in exactly those words, out on a Monday with others, answered', async () => {
  const { employee, hr } = people();
  const page = await cast.open(employee, '/voices');
  await page.getByRole('textbox', { name: '会社に伝えたいこと' }).fill('佐藤課長の会議が長く、残業が毎日続いています。会議の数を減らしてください。');
  await picture(page, 'words/employee-voice-write');
  await page.getByRole('button', { name: '届く文を確かめる' }).dblclick();
  const approve = page.getByRole('button', { name: 'この文を届けてよい' });
  await expect(approve).toBeVisible();
  const main = page.getByRole('main');
  const shown = await main.getByRole('blockquote').innerText();
  expect(shown).toContain('残業が毎日続いています。会議の数を減らしてください。');
  expect(shown).not.toContain('佐藤');
  await picture(page, 'words/employee-voice-preview');
  const answer = page.waitForResponse((r) => r.url().endsWith('/approval'));
  await approve.click();
  await expect(page.getByText('届くのを待っています', { exact: true })).toBeVisible();
  const { leaves_on } = (await (await answer).json()) as { leaves_on: string };
  await picture(page, 'words/employee-voice-approved');

  await page.goto('about:blank');
  await moveTo(new Date(`${leaves_on}T09:05:00+09:00`));
  const company = await atDesk(hr, '/hr/voices');
  await expect(company.getByText(shown)).toHaveCount(1);
  await company.getByRole('button', { name: '返事を書く' }).last().click();
  await company.getByRole('textbox', { name: '返事' }).fill('会議の数を、来月から半分にします。');
  await picture(company, 'words/hr-voices');
  await company.getByRole('button', { name: '返事を送る' }).click();
  await expect(company.getByText('会議の数を、来月から半分にします。')).toBeVisible();
  await picture(company, 'words/hr-voices-answered');
  await rest();
  await cast.open(employee, '/voices');
  await expect(page.getByText('会社に届きました', { exact: true })).toBeVisible();
  await expect(page.getByText('会議の数を、来月から半分にします。')).toBeVisible();
  await picture(page, 'words/employee-voice-answered');
});
