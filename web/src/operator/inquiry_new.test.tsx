import { fireEvent, screen, waitFor } from '@testing-library/react';
import { beforeEach, expect, it } from 'vitest';
import { i18n } from '../i18n';
import { answers } from '../test/api';
import { show } from '../test/render';
import { Component } from './inquiry_new';

beforeEach(() => i18n.changeLanguage('ja'));

const put = (label: RegExp, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } });

it('takes a telephone number with whichever dash the keyboard writes', async () => {
  const calls = answers({ 'POST /api/signup/inquiries': () => ({ inquiry_id: 'inq_1' }) });
  show(<Component />);
  put(/会社名/, 'つばめ電機');
  put(/ご担当者/, '電話 花子');
  put(/電話番号/, '０３−１２３４ー５６７８');
  fireEvent.click(screen.getByRole('button', { name: '登録する' }));
  await waitFor(() => expect(calls.map((c) => (c.body as { phone?: string }).phone)).toEqual(['03-1234-5678']));
});
