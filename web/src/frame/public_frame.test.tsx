import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Route, Routes } from 'react-router';
import { expect, it } from 'vitest';
import { show } from '../test/render';
import { PublicFrame } from './public_frame';

const frame = (
  <Routes>
    <Route element={<PublicFrame />}>
      <Route path="*" element={<h1>page</h1>} />
    </Route>
  </Routes>
);

const menu = () => document.querySelector<HTMLDetailsElement>('header details');

it('has a menu for phones that closes on Escape, beside it and on a new page', async () => {
  show(frame);
  await screen.findByRole('heading', { name: 'page' });
  const summary = menu()?.querySelector('summary') as HTMLElement;
  await userEvent.click(summary);
  expect(menu()?.open).toBe(true);
  await userEvent.keyboard('{Escape}');
  expect(menu()?.open).toBe(false);
  await userEvent.click(summary);
  await userEvent.click(screen.getByRole('heading', { name: 'page' }));
  expect(menu()?.open).toBe(false);
  await userEvent.click(summary);
  await userEvent.click(within(menu() as HTMLElement).getByRole('link', { name: '面談プログラム' }));
  expect(menu()?.open).toBe(false);
});

it('skips to the content without touching the address, which may carry the secret of an invitation', async () => {
  location.hash = '#s3cret';
  show(frame, '/register#s3cret');
  await userEvent.click(await screen.findByRole('link', { name: '本文へ移動' }));
  expect(location.hash).toBe('#s3cret');
  expect(document.activeElement).toBe(document.getElementById('content'));
  location.hash = '';
});
