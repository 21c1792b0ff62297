import * as oauth from 'oauth4webapi';

interface Settings {
  issuer: string;
  client_id: string;
}

/** What ties the answer of the sign-in page to this tab: none of it is known to anybody else until then. */
export interface Proof {
  state: string;
  nonce: string;
  verifier: string;
}

/** Where people sign in: the user pool as /config.json names it, by OpenID Connect with PKCE. */
export class Issuer {
  readonly #client: oauth.Client;
  readonly #options: { [k: symbol]: boolean };

  constructor(
    readonly server: oauth.AuthorizationServer,
    readonly clientId: string,
  ) {
    // The tokens come straight from the issuer: a device whose clock is wrong must not refuse them.
    this.#client = { client_id: clientId, [oauth.clockTolerance]: 24 * 60 * 60 };
    this.#options = insecure(server.issuer);
  }

  prove(): Proof {
    return { state: oauth.generateRandomState(), nonce: oauth.generateRandomNonce(), verifier: oauth.generateRandomCodeVerifier() };
  }

  /** The address of the sign-in page. */
  async signInPage({ state, nonce, verifier }: Proof): Promise<string> {
    const page = new URL(this.server.authorization_endpoint ?? '');
    page.search = new URLSearchParams({
      client_id: this.clientId, redirect_uri: callback(), response_type: 'code', scope: 'openid email', state, nonce,
      code_challenge: await oauth.calculatePKCECodeChallenge(verifier), code_challenge_method: 'S256',
      lang: document.documentElement.lang,
    }).toString();
    return page.href;
  }

  /** Turns the answer of the sign-in page, which is in our address now, into tokens. */
  async exchange(at: URL, { state, nonce, verifier }: Proof): Promise<oauth.TokenEndpointResponse> {
    const { server } = this;
    const answer = oauth.validateAuthResponse(server, this.#client, at, state);
    const response = await oauth.authorizationCodeGrantRequest(server, this.#client, oauth.None(), answer, callback(), verifier, this.#options);
    return oauth.processAuthorizationCodeResponse(server, this.#client, response, { requireIdToken: true, expectedNonce: nonce });
  }

  async refresh(token: string): Promise<oauth.TokenEndpointResponse> {
    const { server } = this;
    const response = await oauth.refreshTokenGrantRequest(server, this.#client, oauth.None(), token, this.#options);
    return oauth.processRefreshTokenResponse(server, this.#client, response);
  }

  /** Whose account the tokens are for. */
  owner(answer: oauth.TokenEndpointResponse): string {
    return oauth.getValidatedIdTokenClaims(answer)?.sub ?? '';
  }

  /** Whether the issuer itself said no, rather than that it could not be reached. */
  refused(cause: unknown): boolean {
    return cause instanceof oauth.ResponseBodyError && cause.status < 500;
  }

  /** Cognito's own page that ends the sign-in, which leads back to our first page. */
  signOutPage(): string {
    const page = new URL(this.server.end_session_endpoint ?? '');
    page.search = new URLSearchParams({ client_id: this.clientId, logout_uri: `${location.origin}/` }).toString();
    return page.href;
  }
}

const callback = () => `${location.origin}/auth/callback`;

// Only the local cloud is without TLS.
const insecure = (issuer: string) => ({ [oauth.allowInsecureRequests]: new URL(issuer).protocol === 'http:' });

let known: Promise<Issuer> | undefined;

/** The issuer, asked for once; a failure is asked for again. */
export function issuer(): Promise<Issuer> {
  known ??= find().catch((cause: unknown) => {
    known = undefined;
    throw cause;
  });
  return known;
}

async function find(): Promise<Issuer> {
  const answer = await fetch('/config.json', { cache: 'no-store' });
  const settings = (await answer.json()) as Settings;
  const at = new URL(settings.issuer);
  const response = await oauth.discoveryRequest(at, insecure(settings.issuer));
  return new Issuer(await oauth.processDiscoveryResponse(at, response), settings.client_id);
}
