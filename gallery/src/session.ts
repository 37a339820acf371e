import type { Cognito, NewPasswordWanted, Tokens } from './cognito';
import { SessionEnded, SignInRefused } from './failures';

/** Who is signed in, and with what. */
export type Session = {
  readonly clientId: string;
  readonly email: string;
  readonly idToken: string;
  readonly refreshToken: string;
  /** When the id token ends, in ms since 1970. */
  readonly endsAt: number;
};

/**
 * Tokens lie in `sessionStorage`: a reload asks for no password, and they end with the tab. In memory alone every reload would
 * sign out; in `localStorage` a refresh token of a month would stay on the disk. Any script on this page could read all three,
 * which is why the content security policy lets none in.
 */
type SessionStore = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

export type SessionDeps = { readonly cognito: Cognito; readonly store: SessionStore; readonly now: () => number };

/** One tab's session. */
export interface SessionKeeper {
  current(): Session | undefined;
  /** Whether the person has signed out here, so that nobody is signed in by itself. */
  hasLeft(): boolean;
  /** Signs in, or answers that a password of one's own must be set first. */
  signIn(email: string, password: string): Promise<NewPasswordWanted | undefined>;
  setPassword(email: string, wanted: NewPasswordWanted, password: string): Promise<void>;
  /** A token that the API takes, renewed in good time. Throws `SessionEnded` when there is none to be had. */
  token(): Promise<string>;
  /** Another token, for when the API refuses one that looked good. */
  renew(): Promise<string>;
  /** Forgets everything here at once, and tells Cognito. */
  signOut(): Promise<void>;
}

const SESSION = 'quayside.session';
const LEFT = 'quayside.signed-out';
/** Longer than any request takes, and than clocks are apart. */
const RENEW_BEFORE_MS = 5 * 60_000;

/** Keeps one tab signed in. */
export function keepSession({ cognito, store, now }: SessionDeps): SessionKeeper {
  let session = sessionIn(store.getItem(SESSION), cognito.clientId);
  let renewal: Promise<string> | undefined;

  const keep = (email: string, { idToken, refreshToken = '', lastsSeconds }: Tokens) => {
    session = { clientId: cognito.clientId, email, idToken, refreshToken, endsAt: now() + lastsSeconds * 1000 };
    store.setItem(SESSION, JSON.stringify(session));
    store.removeItem(LEFT);
  };
  const forget = () => {
    session = undefined;
    store.removeItem(SESSION);
  };
  const renewed = async (): Promise<string> => {
    const before = session;
    if (!before) throw new SessionEnded('nobody is signed in');
    const tokens = await cognito.renew(before.refreshToken).catch((error) => {
      if (!(error instanceof SignInRefused) || isBusy(error)) throw error;
      if (session === before) forget();
      throw new SessionEnded('the session has ended', { cause: error });
    });
    if (session !== before) throw new SessionEnded('signed out meanwhile');
    keep(before.email, { ...tokens, refreshToken: tokens.refreshToken ?? before.refreshToken });
    return tokens.idToken;
  };
  const renew = () => {
    renewal ??= renewed().finally(() => {
      renewal = undefined;
    });
    return renewal;
  };

  return {
    current: () => session,
    hasLeft: () => store.getItem(LEFT) !== null,
    async signIn(email, password) {
      const answer = await cognito.signIn(email, password);
      if ('session' in answer) return answer;
      keep(email, answer);
    },
    async setPassword(email, wanted, password) {
      keep(email, await cognito.setPassword(wanted, password));
    },
    async token() {
      if (!session) throw new SessionEnded('nobody is signed in');
      if (session.endsAt - now() > RENEW_BEFORE_MS) return session.idToken;
      const { idToken, endsAt } = session;
      return renew().catch((error) => {
        if (error instanceof SessionEnded || endsAt <= now()) throw error;
        return idToken; // Cognito is out of reach, and this one still works for a while
      });
    },
    renew,
    async signOut() {
      const refreshToken = session?.refreshToken;
      forget();
      store.setItem(LEFT, 'yes');
      // the session is gone from here either way, and the refresh token ends by itself
      if (refreshToken) await cognito.revoke(refreshToken).catch(() => {});
    },
  };
}

const isBusy = ({ code }: SignInRefused) => code === 'TooManyRequestsException' || code === 'InternalErrorException';

/** What an earlier load of the page left; nothing when it was of another stage, or is no session at all. */
export function sessionIn(text: string | null, clientId: string): Session | undefined {
  try {
    const session: Session | null = JSON.parse(text ?? 'null');
    return session?.clientId === clientId ? session : undefined;
  } catch {
    return undefined;
  }
}

/** The person's id, as the keys of their photos have it. */
export function ownerOf({ idToken }: Session): string {
  const [, claims = ''] = idToken.split('.');
  return JSON.parse(atob(claims.replaceAll('-', '+').replaceAll('_', '/'))).sub;
}
