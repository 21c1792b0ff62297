import type { User, UserManager } from 'oidc-client-ts';

export type State = 'unknown' | 'in' | 'out' | 'expired';

interface Settings {
  issuer: string;
  client_id: string;
}

/** A token that ends sooner than this is renewed before it is used, in seconds. */
const margin = 30;

/**
 * Who is signed in, as far as this tab knows. Tokens live in this object only: a script that gets into the page finds nothing
 * to take away from storage, and a closed tab leaves nothing behind (docs/adr/0012-web-client.md). After a reload the issuer's own
 * cookie signs the person in again without a question.
 */
class Session {
  #manager: Promise<UserManager> | undefined;
  #user: User | null = null;
  #state: State = 'unknown';
  #renewal: Promise<User | null> | undefined;
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
    if (this.#user && (this.#user.expires_in ?? 0) < margin) {
      this.#renewal ??= this.#renew().finally(() => (this.#renewal = undefined));
      await this.#renewal;
    }
    return this.#user?.access_token;
  }

  /** Leaves for the sign-in page and comes back to a path of ours. */
  async signIn(returnTo: string): Promise<void> {
    const manager = await this.#open();
    // In place of the page in the tab's history: else "back" would lead to the page that sends people away again.
    await manager.signinRedirect({ state: returnTo, redirectMethod: 'replace', extraQueryParams: { lang: document.documentElement.lang } });
  }

  /** Finishes a sign-in and returns the path to go on with. */
  async callback(): Promise<string> {
    const manager = await this.#open();
    const user = await manager.signinCallback();
    if (!user) throw new Error('nobody signed in');
    forgetOthers(user.profile.sub);
    this.#user = user;
    this.#become('in');
    return typeof user.state === 'string' && user.state.startsWith('/') && !user.state.startsWith('//') ? user.state : '/home';
  }

  /** Signs out here and at the issuer; drafts of this tab go too. */
  async signOut(): Promise<void> {
    const manager = await this.#open();
    const settings = manager.settings;
    sessionStorage.clear();
    this.#user = null;
    this.#become('out');
    const end = new URL(`${settings.authority}/logout`);
    end.search = new URLSearchParams({ client_id: settings.client_id, logout_uri: `${location.origin}/` }).toString();
    const known = await manager.metadataService.getEndSessionEndpoint().catch(() => undefined);
    location.assign(known ? known + end.search : end);
  }

  /** The API refused the token, or it could not be renewed: what is on the page stays, and the person is asked to sign in again. */
  expire(): void {
    if (this.#state !== 'in') return;
    this.#user = null;
    this.#become('expired');
  }

  async #renew(): Promise<User | null> {
    const manager = await this.#open();
    try {
      this.#user = await manager.signinSilent();
    } catch (cause) {
      if (cause instanceof TypeError) throw cause; // no connection: the sign-in may still be good
      this.#user = null;
    }
    if (!this.#user) {
      this.#state = 'in';
      this.expire();
    }
    return this.#user;
  }

  #open(): Promise<UserManager> {
    this.#manager ??= this.#configure().catch((cause: unknown) => {
      this.#manager = undefined;
      throw cause;
    });
    return this.#manager;
  }

  async #configure(): Promise<UserManager> {
    const [oidc, answer] = await Promise.all([import('oidc-client-ts'), fetch('/config.json', { cache: 'no-store' })]);
    const settings = (await answer.json()) as Settings;
    return new oidc.UserManager({
      authority: settings.issuer,
      client_id: settings.client_id,
      redirect_uri: `${location.origin}/auth/callback`,
      scope: 'openid email',
      automaticSilentRenew: false,
      userStore: new oidc.WebStorageStateStore({ store: new oidc.InMemoryWebStorage() }),
      stateStore: new oidc.WebStorageStateStore({ store: sessionStorage }), // the verifier, while away at the sign-in page
    });
  }

  #become(state: State): void {
    this.#state = state;
    for (const listener of this.#listeners) listener();
  }
}

const owner = 'kikite.owner';

// Drafts outlive a sign-in that has ended, but only for the same person: the next one at this device must not read them.
function forgetOthers(account: string): void {
  const before = sessionStorage.getItem(owner);
  if (before !== null && before !== account) sessionStorage.clear();
  sessionStorage.setItem(owner, account);
}

export const session = new Session();
