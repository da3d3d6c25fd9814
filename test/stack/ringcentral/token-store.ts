import { createHash, randomBytes } from 'node:crypto';
import * as v from 'valibot';

const CODE_LIFE_MS = 5 * 60_000;
const ACCESS_LIFE_S = 3600;
const REFRESH_LIFE_S = 604_800;

export interface CodeGrant {
  readonly personId: string;
  readonly clientId: string;
  readonly redirectUri: string;
  /** base64url SHA-256 of the verifier (RFC 7636 S256). */
  readonly challenge: string;
}

/** The RingCentral app of the App Connect servers: it has a secret, so that it redeems codes without PKCE. */
export const SERVER_APP = { id: 'app-connect-server', secret: 'app-connect-server-secret' } as const;

export interface TokenAnswer {
  readonly access_token: string;
  readonly token_type: 'bearer';
  /** s */
  readonly expires_in: number;
  readonly refresh_token: string;
  /** s */
  readonly refresh_token_expires_in: number;
  readonly scope: string;
  readonly owner_id: string;
  readonly endpoint_id: string;
}

const HeldSchema = v.object({
  personId: v.string(),
  clientId: v.string(),
  /** Epoch ms. */
  expiresAt: v.number(),
});

type Held = v.InferOutput<typeof HeldSchema>;

/** Whom each live token speaks for. */
export const LiveTokensSchema = v.object({
  access: v.record(v.string(), HeldSchema),
  refresh: v.record(v.string(), HeldSchema),
});

export type LiveTokens = v.InferOutput<typeof LiveTokensSchema>;

interface Issued {
  readonly secret: 'signInCode' | 'oneTimeCode' | 'ringCentral' | 'refreshToken';
  readonly value: string;
}

/** RingCentral's codes and tokens: codes work once, refresh tokens rotate. */
export class TokenStore {
  private readonly codes = new Map<string, CodeGrant & { expiresAt: number }>();
  private readonly appCodes = new Map<string, { personId: string; clientId: string; expiresAt: number }>();
  private readonly access = new Map<string, Held>();
  private readonly refresh = new Map<string, Held>();
  /** Everything that was ever given out since the last `clear`, used and ended ones too. */
  private readonly given: Issued[] = [];

  issueCode(grant: CodeGrant): string {
    const code = this.give('signInCode');
    this.codes.set(code, { ...grant, expiresAt: Date.now() + CODE_LIFE_MS });
    return code;
  }

  /** @returns null when the code is unknown, used, too old, or not meant for this client and address */
  redeemCode(
    code: string,
    claim: { clientId: string; redirectUri: string; verifier: string },
  ): TokenAnswer | null {
    const grant = this.codes.get(code);
    this.codes.delete(code);
    if (grant === undefined || grant.expiresAt < Date.now()) return null;
    if (grant.clientId !== claim.clientId || grant.redirectUri !== claim.redirectUri) return null;
    const challenge = createHash('sha256').update(claim.verifier).digest('base64url');
    return challenge === grant.challenge ? this.issueTokens(grant.personId, grant.clientId) : null;
  }

  /** A code for another app, which knows its own secret (interop/generate-code). */
  issueAppCode(personId: string, clientId: string): string {
    const code = this.give('oneTimeCode');
    this.appCodes.set(code, { personId, clientId, expiresAt: Date.now() + CODE_LIFE_MS });
    return code;
  }

  /** @returns null when the code is unknown, used, too old, or not for the app that shows its secret */
  redeemAppCode(code: string, authorization: string): TokenAnswer | null {
    const grant = this.appCodes.get(code);
    this.appCodes.delete(code);
    const basic = Buffer.from(`${SERVER_APP.id}:${SERVER_APP.secret}`).toString('base64');
    if (grant?.clientId !== SERVER_APP.id || grant.expiresAt < Date.now()) return null;
    return authorization === `Basic ${basic}` ? this.issueTokens(grant.personId, grant.clientId) : null;
  }

  /** Whose code it is; null when it is unknown, used, too old, or for another app. */
  takeAppCode(code: string, clientId: string): string | null {
    const grant = this.appCodes.get(code);
    this.appCodes.delete(code);
    return grant?.clientId === clientId && grant.expiresAt >= Date.now() ? grant.personId : null;
  }

  /** @returns null when the refresh token is unknown, used or too old */
  redeemRefreshToken(token: string): TokenAnswer | null {
    const held = this.refresh.get(token);
    this.refresh.delete(token);
    if (held === undefined || held.expiresAt < Date.now()) return null;
    return this.issueTokens(held.personId, held.clientId);
  }

  issueTokens(personId: string, clientId: string): TokenAnswer {
    const accessToken = this.give('ringCentral');
    const refreshToken = this.give('refreshToken');
    const now = Date.now();
    this.access.set(accessToken, { personId, clientId, expiresAt: now + ACCESS_LIFE_S * 1000 });
    this.refresh.set(refreshToken, { personId, clientId, expiresAt: now + REFRESH_LIFE_S * 1000 });
    return {
      access_token: accessToken,
      token_type: 'bearer',
      expires_in: ACCESS_LIFE_S,
      refresh_token: refreshToken,
      refresh_token_expires_in: REFRESH_LIFE_S,
      scope: 'ReadAccounts',
      owner_id: personId,
      endpoint_id: secret(8),
    };
  }

  /** The person that a live access token speaks for. */
  personOf(accessToken: string): string | null {
    const held = this.access.get(accessToken);
    return held === undefined || held.expiresAt < Date.now() ? null : held.personId;
  }

  /** Ends an access or refresh token. */
  revoke(token: string): void {
    this.access.delete(token);
    this.refresh.delete(token);
  }

  /** Ends a person's tokens (everyone's without one); refresh tokens only when asked. */
  expire({ personId, refreshToo }: { personId?: string | undefined; refreshToo: boolean }): void {
    for (const tokens of refreshToo ? [this.access, this.refresh] : [this.access]) {
      for (const [token, held] of tokens) {
        if (personId === undefined || held.personId === personId) tokens.delete(token);
      }
    }
  }

  live(): LiveTokens {
    return { access: Object.fromEntries(this.access), refresh: Object.fromEntries(this.refresh) };
  }

  /** Makes tokens that were live once live again. */
  add({ access, refresh }: LiveTokens): void {
    for (const [token, held] of Object.entries(access)) {
      this.access.set(token, held);
      this.given.push({ secret: 'ringCentral', value: token });
    }
    for (const [token, held] of Object.entries(refresh)) {
      this.refresh.set(token, held);
      this.given.push({ secret: 'refreshToken', value: token });
    }
  }

  clear(): void {
    this.codes.clear();
    this.appCodes.clear();
    this.access.clear();
    this.refresh.clear();
    this.given.length = 0;
  }

  /** Everything that was given out since the last `clear`. */
  issued(): readonly Issued[] {
    return this.given;
  }

  private give(kind: Issued['secret']): string {
    const value = secret();
    this.given.push({ secret: kind, value });
    return value;
  }
}

function secret(bytes = 24): string {
  return randomBytes(bytes).toString('base64url');
}
