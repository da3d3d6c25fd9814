import { signToken, verifyToken } from '../json-web-token';
import type { Claims } from '../json-web-token';

const DAY_S = 24 * 60 * 60;

/** Life of a fresh token, and the rest of life below which it is refreshed. */
export const TOKEN_LIFE_S = 14 * DAY_S;
const REFRESH_BELOW_S = 7 * DAY_S;

/** A plugin server's own credentials for the accounts that installed it. */
export class PluginTokens {
  /** Life of the tokens it gives out, s; a short one makes every answer carry a fresh token. */
  lifeSeconds = TOKEN_LIFE_S;

  constructor(private readonly pluginId: string) {}

  issue(rcAccountId: string, now: number): string {
    return signToken({ rcAccountId, pluginId: this.pluginId }, this.secret, this.lifeSeconds, now);
  }

  /** Claims of a good token; null otherwise. */
  verify(token: string, now: number): Claims | null {
    const claims = verifyToken(token, this.secret, now);
    return claims?.['pluginId'] === this.pluginId ? claims : null;
  }

  /** A fresh token to send along, when at most a week is left. */
  refresh(claims: Claims, now: number): string | null {
    const left = Number(claims['exp']) - now / 1000;
    return left <= REFRESH_BELOW_S ? this.issue(String(claims['rcAccountId']), now) : null;
  }

  private get secret(): string {
    return `secret-of-${this.pluginId}`;
  }
}
