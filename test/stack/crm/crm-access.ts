import { randomBytes } from 'node:crypto';
import type { Request } from 'express';
import { bearerToken } from '../express-app';
import { CRM_USERS } from './crm-users';
import type { CrmUser } from './crm-users';

/** How a sample CRM knows who calls its API. */
export interface CrmAccess {
  userOf(request: Request): CrmUser | null;
  reset(): void;
}

/** Basic authentication with the API key as user name. */
export function apiKeyAccess(): CrmAccess {
  return {
    userOf(request) {
      const basic = /^basic\s+(.+)$/i.exec(request.headers.authorization ?? '');
      const apiKey = Buffer.from(basic?.[1] ?? '', 'base64')
        .toString('utf8')
        .split(':')[0];
      return CRM_USERS.find((user) => user.apiKey === apiKey) ?? null;
    },
    reset() {},
  };
}

const ACCESS_LIFE_MS = 3_600_000;

/** OAuth tokens of a sample CRM: codes work once, refresh tokens rotate and can be revoked. */
export class CrmTokens implements CrmAccess {
  private readonly codes = new Map<string, { userId: string; redirectUri: string }>();
  private readonly access = new Map<string, { userId: string; expiresAt: number }>();
  private readonly refresh = new Map<string, string>();

  userOf(request: Request): CrmUser | null {
    const held = this.access.get(bearerToken(request) ?? '');
    if (held === undefined || held.expiresAt < Date.now()) return null;
    return CRM_USERS.find(({ id }) => id === held.userId) ?? null;
  }

  issueCode(userId: string, redirectUri: string): string {
    const code = secret();
    this.codes.set(code, { userId, redirectUri });
    return code;
  }

  redeemCode(code: string, redirectUri: string) {
    const held = this.codes.get(code);
    this.codes.delete(code);
    return held === undefined || held.redirectUri !== redirectUri ? null : this.issueTokens(held.userId);
  }

  redeemRefreshToken(token: string) {
    const userId = this.refresh.get(token);
    this.refresh.delete(token);
    return userId === undefined ? null : this.issueTokens(userId);
  }

  /** Ends all of a person's tokens (everyone's without one), as if the CRM's admin had done it. */
  revoke(userId?: string): void {
    for (const [token, held] of this.access) {
      if (userId === undefined || held.userId === userId) this.access.delete(token);
    }
    for (const [token, holder] of this.refresh) {
      if (userId === undefined || holder === userId) this.refresh.delete(token);
    }
  }

  reset(): void {
    this.codes.clear();
    this.revoke();
  }

  private issueTokens(userId: string) {
    const accessToken = secret();
    const refreshToken = secret();
    this.access.set(accessToken, { userId, expiresAt: Date.now() + ACCESS_LIFE_MS });
    this.refresh.set(refreshToken, userId);
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      token_type: 'bearer',
      expires_in: ACCESS_LIFE_MS / 1000,
    };
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url');
}
