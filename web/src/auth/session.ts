import type { TokenEndpointResponse } from 'oauth4webapi';
import { now } from '../api/clock';
import type { Proof } from './issuer';

export type State = 'unknown' | 'in' | 'out' | 'expired';

interface Tokens {
  access: string;
  refresh: string | undefined;
  /** In milliseconds since 1970, by the service's clock. */
  ends: number;
}

/** What is kept while the person is at the sign-in page. */
interface Leaving extends Proof {
  returnTo: string;
}

/** A token that ends sooner than this is renewed before it is used, in milliseconds. */
const margin = 30_000;
const leaving = 'kikite.leaving';
const owner = 'kikite.owner';

/**
 * Who is signed in, as far as this tab knows. Tokens live in this object only: a script that gets into the page finds nothing
 * to take away from storage, and a closed tab leaves nothing behind (docs/adr/0012-web-client.md). After a reload the issuer's own
 * cookie signs the person in again without a question.
 */
class Session {
  #tokens: Tokens | undefined;
  #state: State = 'unknown';
  #renewal: Promise<string | undefined> | undefined;
  readonly #listeners = new Set<() => void>();

  get state(): State {
    return this.#state;
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The access token, renewed where it is about to end; undefined if nobody is signed in or the sign-in has ended. */
  async token(): Promise<string | undefined> {
    if (this.#tokens && this.#tokens.ends - now() < margin) return this.renew();
    return this.#tokens?.access;
  }

  /** A new access token, or undefined if the sign-in has ended. Throws where the issuer cannot be reached. */
  renew(): Promise<string | undefined> {
    this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
    return this.#renewal;
  }

  /** Leaves for the sign-in page, in place of this page, and comes back to a path of ours. */
  async signIn(returnTo: string): Promise<void> {
    const i = await issuer();
    const proof = i.prove();
    sessionStorage.setItem(leaving, JSON.stringify({ ...proof, returnTo } satisfies Leaving));
    location.replace(await i.signInPage(proof));
  }

  /** Finishes a sign-in and returns the path to go on with. */
  async callback(): Promise<string> {
    const i = await issuer();
    const text = sessionStorage.getItem(leaving);
    if (text === null) throw new Error('this tab has not asked for a sign-in');
    sessionStorage.removeItem(leaving); // a code is good for one exchange
    const kept = JSON.parse(text) as Leaving;
    const answer = await i.exchange(new URL(location.href), kept);
    forgetOthers(i.owner(answer));
    this.#keep(answer);
    this.#become('in');
    return kept.returnTo.startsWith('/') && !kept.returnTo.startsWith('//') ? kept.returnTo : '/home';
  }

  /** Signs out here and at the issuer; drafts of this tab go too. */
  async signOut(): Promise<void> {
    const page = (await issuer()).signOutPage();
    sessionStorage.clear();
    this.#tokens = undefined;
    this.#become('out');
    location.assign(page);
  }

  /** The sign-in has ended: what is on the page stays, and the person is asked to sign in again. */
  expire(): void {
    this.#tokens = undefined;
    if (this.#state === 'in') this.#become('expired');
  }

  async #renew(): Promise<string | undefined> {
    const i = await issuer();
    try {
      this.#keep(await i.refresh(this.#tokens?.refresh ?? ''), this.#tokens?.refresh);
      return this.#tokens?.access;
    } catch (cause) {
      if (!i.refused(cause)) throw cause; // no connection: the sign-in may still be good
      this.expire();
      return undefined;
    }
  }

  // A renewal may come without a new refresh token: then the one before stays good.
  #keep(answer: TokenEndpointResponse, before?: string): void {
    this.#tokens = { access: answer.access_token, refresh: answer.refresh_token ?? before, ends: now() + (answer.expires_in ?? 0) * 1000 };
  }

  #become(state: State): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

// Only who signs in needs it: readers of the public pages do not load it.
const issuer = async () => (await import('./issuer')).issuer();

// Drafts outlive a sign-in that has ended, but only for the same person: the next one at this device must not read them.
function forgetOthers(account: string): void {
  const before = sessionStorage.getItem(owner);
  if (before !== null && before !== account) sessionStorage.clear();
  sessionStorage.setItem(owner, account);
}

export const session = new Session();
