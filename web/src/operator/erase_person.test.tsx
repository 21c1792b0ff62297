import { screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Inquiry } from '../api/schema/signup';
import { answers, problem } from '../test/api';
import { show } from '../test/render';
import { EraseInquirer } from './erase_person';

const inquiry = (more = {}): Inquiry => ({
  inquiry_id: 'inq_1', channel: 'web', company_name: '見本商事', person_name: '見本 花', interest: 'brochure', locale: 'ja', status: 'lost', received_at: '2026-10-01T00:00:00Z', moves: [], version: 3, ...more,
});

describe('the erasure of who asked', () => {
  it('asks first, is done once, and says what went wrong', async () => {
    const calls = answers({ 'POST /api/signup/inquiries/inq_1/erasure': () => problem(409, 'not_closed') });
    show(<EraseInquirer inquiry={inquiry()} />);
    await userEvent.click(await screen.findByRole('button', { name: '連絡先と内容を消去する' }));
    expect(calls).toHaveLength(0);
    await userEvent.dblClick(screen.getByRole('button', { name: '消去する' }));
    expect(await screen.findByRole('alert')).toBeTruthy();
    expect(calls).toHaveLength(1);
  }, 30_000);

  it('is not offered while the inquiry is being worked on, and says when it was done', async () => {
    show(<><EraseInquirer inquiry={inquiry({ status: 'heard' })} /><EraseInquirer inquiry={inquiry({ erased_at: '2026-11-01T00:00:00Z' })} /></>);
    expect(await screen.findByText(/2026年11月1日/)).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });
});
