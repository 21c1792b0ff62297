import { fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { Component as Inquiry } from './inquiry';

const put = (field: HTMLElement, value: string) => fireEvent.change(field, { target: { value } });

/** The inquiries that were sent. */
function posts(by: Parameters<typeof answers>[0]) {
  const calls = answers(by);
  return () => calls.filter((c) => c.method === 'POST');
}

const path = 'POST /api/signup/public/inquiries';

async function fill(email = 'hanako@example.jp') {
  put(await screen.findByLabelText(/会社名/), '青葉製作所');
  put(screen.getByLabelText(/お名前/), '山田花子');
  put(screen.getByLabelText(/メールアドレス/), email);
}

const send = () => userEvent.click(screen.getByRole('button', { name: '送信する' }));

describe('the inquiry form', () => {
  it('sends what was typed, in plain digits, with a key, and says what happens next', async () => {
    const calls = posts({ 'GET /api/signup/public/inquiry-form': () => ({ form: '1.a.b' }), [path]: () => ({ inquiry_id: 'inq_1' }) });
    const shown = performance.now();
    show(<Inquiry />, '/inquiry?interest=brochure');
    await fill('ｈanako＠example.jp');
    put(screen.getByLabelText(/電話番号/), '０３ー１２３４ー５６７８');
    await send();
    expect(await screen.findByRole('heading', { name: 'お問い合わせを受け付けました' }, { timeout: 10_000 })).toBeTruthy();
    expect(screen.getByText(/hanako@example.jp に/)).toBeTruthy();
    expect(calls()).toHaveLength(1);
    expect(calls()[0]?.key).toBeTruthy();
    expect(calls()[0]?.body).toEqual({
      interest: 'brochure', locale: 'ja', company_name: '青葉製作所', person_name: '山田花子', email: 'hanako@example.jp', phone: '03-1234-5678', message: '', website: '', form: '1.a.b',
    });
    expect(performance.now() - shown).toBeGreaterThan(3_300); // the API takes whoever is quicker for a program
  });

  it('asks for what is missing and sends nothing', async () => {
    const calls = posts({});
    show(<Inquiry />);
    await screen.findByLabelText(/会社名/);
    await send();
    expect(screen.getAllByText('入力してください')).toHaveLength(3);
    expect(document.activeElement).toBe(screen.getByLabelText(/会社名/));
    expect(calls()).toHaveLength(0);
  });

  it('keeps the field for programs away from people', async () => {
    show(<Inquiry />);
    await screen.findByLabelText(/会社名/);
    expect(screen.queryByRole('textbox', { name: /website/i })).toBeNull();
    const trap = document.querySelector<HTMLInputElement>('input[name=website]');
    expect(trap?.tabIndex).toBe(-1);
    expect(trap?.closest('[aria-hidden=true]')).toBeTruthy();
  });

  it('says in words that mail cannot be sent to the address, and goes on with another', async () => {
    let count = 0;
    const calls = posts({ [path]: () => (count++ === 0 ? problem(422, 'address') : { inquiry_id: 'inq_1' }) });
    show(<Inquiry />);
    await fill('hanako@nowhere.example');
    await send();
    expect((await screen.findAllByText(/メールをお送りできないようです/)).length).toBeGreaterThan(0);
    put(screen.getByLabelText(/メールアドレス/), 'hanako@example.jp');
    await send();
    await waitFor(() => expect(calls()).toHaveLength(2));
    expect(calls()[0]?.key).not.toBe(calls()[1]?.key);
  });
});
