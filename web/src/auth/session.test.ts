import { beforeEach, describe, expect, it, vi } from 'vitest';
import { answers } from '../test/api';

const at = 'http://localhost:3000';
const server = { issuer: `${at}/pool`, authorization_endpoint: `${at}/pool/authorize`, token_endpoint: `${at}/pool/token`, end_session_endpoint: `${at}/pool/logout` };

const part = (value: object) => btoa(JSON.stringify(value)).replaceAll('=', '').replaceAll('+', '-').replaceAll('/', '_');
const idToken = (sub: string, nonce: string) => {
  const seconds = Math.floor(Date.now() / 1000);
  return `${part({ alg: 'RS256' })}.${part({ iss: server.issuer, aud: 'web', sub, nonce, exp: seconds + 300, iat: seconds })}.c2ln`;
};

/** A tab of its own: the session and the issuer are remembered by their modules. */
async function tab() {
  vi.resetModules();
  return (await import('./session')).session;
}

/** Comes back from the sign-in page as somebody. */
async function comeBack(sub = 'acc_1', more: Parameters<typeof answers>[0] = {}) {
  const session = await tab();
  sessionStorage.setItem('kikite.leaving', JSON.stringify({ state: 's', nonce: 'n', verifier: 'v'.repeat(43), returnTo: '/bookings' }));
  history.replaceState(null, '', '/auth/callback?code=c&state=s');
  const calls = answers({
    'GET /config.json': () => ({ issuer: server.issuer, client_id: 'web' }),
    'GET /pool/.well-known/openid-configuration': () => server,
    'POST /pool/token': () => ({ access_token: 'a1', refresh_token: 'r1', id_token: idToken(sub, 'n'), token_type: 'Bearer', expires_in: 300 }),
    ...more,
  });
  return { session, calls };
}

describe('session', () => {
  beforeEach(() => history.replaceState(null, '', '/'));

  it('takes the code once and goes on where the person wanted to be', async () => {
    const { session } = await comeBack();
    await expect(session.callback()).resolves.toBe('/bookings');
    expect(session.state).toBe('in');
    await expect(session.token()).resolves.toBe('a1');
    await expect(session.callback()).rejects.toThrow('not asked');
  });

  it('keeps no token in storage', async () => {
    const { session } = await comeBack();
    await session.callback();
    expect(JSON.stringify({ ...sessionStorage, ...localStorage })).not.toMatch(/a1|r1/);
  });

  it('refuses an answer that this tab did not ask for', async () => {
    const { session } = await comeBack();
    history.replaceState(null, '', '/auth/callback?code=c&state=other');
    await expect(session.callback()).rejects.toThrow(/state/);
    expect(session.state).toBe('unknown');
  });

  it('leads nowhere but to our own pages', async () => {
    const { session } = await comeBack();
    sessionStorage.setItem('kikite.leaving', JSON.stringify({ state: 's', nonce: 'n', verifier: 'v'.repeat(43), returnTo: '//elsewhere.example' }));
    await expect(session.callback()).resolves.toBe('/home');
  });

  it('keeps the drafts of the same person and forgets those of another', async () => {
    sessionStorage.setItem('kikite.draft.x', '{}');
    await (await comeBack('acc_1')).session.callback();
    expect(sessionStorage.getItem('kikite.draft.x')).toBe('{}');
    await (await comeBack('acc_1')).session.callback();
    expect(sessionStorage.getItem('kikite.draft.x')).toBe('{}');
    await (await comeBack('acc_2')).session.callback();
    expect(sessionStorage.getItem('kikite.draft.x')).toBeNull();
  });

  it('renews once for all who ask, and says when the sign-in has ended', async () => {
    let tokens = 0;
    const token = () => {
      tokens++;
      if (tokens > 2) return Response.json({ error: 'invalid_grant' }, { status: 400 });
      return { access_token: `a${tokens}`, refresh_token: `r${tokens}`, id_token: idToken('acc_1', 'n'), token_type: 'Bearer', expires_in: 10 };
    };
    const { session } = await comeBack('acc_1', { 'POST /pool/token': token });
    await session.callback();
    expect(await Promise.all([session.token(), session.token()])).toEqual(['a2', 'a2']);
    await expect(session.token()).resolves.toBeUndefined();
    expect(session.state).toBe('expired');
  });

  it('does not take a lost connection for the end of the sign-in', async () => {
    let tokens = 0;
    const token = () => {
      if (++tokens > 1) throw new TypeError('no connection');
      return { access_token: 'a1', refresh_token: 'r1', id_token: idToken('acc_1', 'n'), token_type: 'Bearer', expires_in: 10 };
    };
    const { session } = await comeBack('acc_1', { 'POST /pool/token': token });
    await session.callback();
    await expect(session.token()).rejects.toThrow('no connection');
    expect(session.state).toBe('in');
  });
});
