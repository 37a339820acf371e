import { reach, SignInRefused } from './failures';

/** What a signed-in person holds. */
export type Tokens = {
  readonly idToken: string;
  /** Not sent again on a renewal. */
  readonly refreshToken?: string;
  readonly lastsSeconds: number;
};

/** An invited person's first sign-in: Cognito wants a password of their own before it gives tokens. */
export type NewPasswordWanted = { readonly session: string; readonly user: string };

/** Where people sign in. Every call throws `SignInRefused` or `Unreachable`. */
export interface Cognito {
  readonly clientId: string;
  signIn(email: string, password: string): Promise<Tokens | NewPasswordWanted>;
  setPassword(wanted: NewPasswordWanted, password: string): Promise<Tokens>;
  renew(refreshToken: string): Promise<Tokens>;
  /** Ends the refresh token and all that came from it. */
  revoke(refreshToken: string): Promise<void>;
}

type Answer = {
  readonly AuthenticationResult?: { IdToken: string; RefreshToken?: string; ExpiresIn: number };
  readonly ChallengeName?: string;
  readonly Session?: string;
  readonly ChallengeParameters?: Readonly<Record<string, string>>;
};

/** Cognito's public calls, which need no signature: https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html */
export function cognitoAt(url: string, clientId: string): Cognito {
  const ask = (action: string, body: object) => call(url, action, { ClientId: clientId, ...body });
  return {
    clientId,
    async signIn(email, password) {
      const AuthParameters = { USERNAME: email, PASSWORD: password };
      const answer = await ask('InitiateAuth', { AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters });
      return answer.ChallengeName === undefined ? tokensIn(answer) : wantedIn(answer, email);
    },
    async setPassword({ session, user }, password) {
      const ChallengeResponses = { USERNAME: user, NEW_PASSWORD: password };
      const challenge = { ChallengeName: 'NEW_PASSWORD_REQUIRED', Session: session, ChallengeResponses };
      return tokensIn(await ask('RespondToAuthChallenge', challenge));
    },
    async renew(refreshToken) {
      const AuthParameters = { REFRESH_TOKEN: refreshToken };
      return tokensIn(await ask('InitiateAuth', { AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters }));
    },
    async revoke(refreshToken) {
      await ask('RevokeToken', { Token: refreshToken });
    },
  };
}

async function call(url: string, action: string, body: object): Promise<Answer> {
  const answer = await reach(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${action}`,
    },
    body: JSON.stringify(body),
    keepalive: action === 'RevokeToken', // said while the tab closes, too
  });
  const text = await answer.text();
  if (answer.ok) return text === '' ? {} : JSON.parse(text);
  const { __type = '', message = '' } = parsed(text);
  throw new SignInRefused(__type.split('#').at(-1) || `status ${answer.status}`, message);
}

function parsed(text: string): { __type?: string; message?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {}; // an answer of something in between
  }
}

function tokensIn({ AuthenticationResult, ChallengeName }: Answer): Tokens {
  if (!AuthenticationResult) throw new SignInRefused('ChallengeUnknown', `Cognito asks for ${ChallengeName}`);
  const { IdToken, RefreshToken, ExpiresIn } = AuthenticationResult;
  return { idToken: IdToken, refreshToken: RefreshToken, lastsSeconds: ExpiresIn };
}

function wantedIn(answer: Answer, email: string): NewPasswordWanted {
  if (answer.ChallengeName !== 'NEW_PASSWORD_REQUIRED' || !answer.Session) {
    throw new SignInRefused('ChallengeUnknown', `Cognito asks for ${answer.ChallengeName}`);
  }
  return { session: answer.Session, user: answer.ChallengeParameters?.USER_ID_FOR_SRP ?? email };
}
