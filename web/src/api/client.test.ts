import { afterEach, describe, expect, it, vi } from 'vitest';
import { session } from '../auth/session';
import { answers, problem } from '../test/api';
import { api, ask } from './client';

afterEach(() => void vi.restoreAllMocks());

const pending = () => problem(403, 'guardian_pending');

describe('a token of before the guardian agreed', () => {
  it('is renewed, and the request is sent once more', async () => {
    vi.spyOn(session, 'token').mockResolvedValue('before');
    const renew = vi.spyOn(session, 'renew').mockResolvedValue('after');
    const calls = answers({ 'GET /api/matching/swaps': (request) => (request.headers.get('Authorization') === 'Bearer after' ? { swaps: [] } : pending()) });
    expect(await ask(api.matching.GET('/api/matching/swaps'))).toEqual({ swaps: [] });
    expect(renew).toHaveBeenCalledTimes(1);
    expect(calls).toHaveLength(2);
  });

  it('is given up where the guardian still has not, and the person stays signed in', async () => {
    vi.spyOn(session, 'token').mockResolvedValue('before');
    vi.spyOn(session, 'renew').mockResolvedValue('after');
    const expire = vi.spyOn(session, 'expire');
    const calls = answers({ 'GET /api/matching/swaps': pending });
    await expect(ask(api.matching.GET('/api/matching/swaps'))).rejects.toMatchObject({ code: 'guardian_pending' });
    expect(calls).toHaveLength(2);
    expect(expire).not.toHaveBeenCalled();
  });
});
