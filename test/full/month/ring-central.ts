import type { Happenings } from './happenings';
import type { Arrival, Reply } from './network';

export interface Extension {
  readonly number: string;
  readonly name: string;
  isAdmin: boolean;
}

const accountId = '400000001';
const hour = 3_600_000;
const day = 24 * hour;
/** Where nobody renews it, a sign-in ends. */
const idleDays = 7;

/** RingCentral's sign-in: access tokens of an hour, refresh tokens that work once and end after a week unused. */
export class RingCentral {
  readonly extensions = new Map<string, Extension>();
  private readonly access = new Map<string, { extension: string; until: number }>();
  private readonly refresh = new Map<string, { extension: string; until: number }>();
  private readonly codes = new Map<string, string>();
  private last = 0;

  constructor(private readonly happenings: Happenings) {}

  whoHas(token: string): Extension | undefined {
    const found = this.access.get(token);
    if (!found || found.until < this.happenings.now) return undefined;
    return this.extensions.get(found.extension);
  }

  /** As the browser's window ends: the person signs in as themselves. */
  authorize(address: string, extension: string): string {
    const state = new URL(address).searchParams.get('state') ?? '';
    this.last += 1;
    const code = `code-${this.last}`;
    this.codes.set(code, extension);
    return `https://panel.chromiumapp.org/ringcentral?code=${code}&state=${encodeURIComponent(state)}`;
  }

  isLive(refreshToken: string): boolean {
    return (this.refresh.get(refreshToken)?.until ?? 0) > this.happenings.now;
  }

  /** An administrator has ended all sign-ins of this person, or a password was changed. */
  endSignIns(extension: string): void {
    for (const tokens of [this.access, this.refresh])
      for (const [token, { extension: whose }] of tokens) if (whose === extension) tokens.delete(token);
  }

  answer({ method, url, headers, body }: Arrival, reply: (reply: Reply) => void): void {
    switch (`${method} ${url.pathname}`) {
      case 'POST /restapi/oauth/token':
        return reply(this.grant(Object(body)));
      case 'POST /restapi/oauth/revoke':
        return reply({ status: 200, body: '' });
      case 'GET /restapi/v1.0/account/~/extension/~': {
        const who = this.whoHas((headers['authorization'] ?? '').replace(/^Bearer /, ''));
        if (!who)
          return reply({ status: 401, body: { errorCode: 'TokenInvalid', message: 'Token not found' } });
        return reply({
          status: 200,
          body: {
            id: who.number,
            extensionNumber: who.number,
            name: who.name,
            contact: { email: `${who.number}@example.com` },
            account: { id: accountId },
            permissions: { admin: { enabled: who.isAdmin } },
          },
        });
      }
      default:
        return reply({ status: 404, body: { errorCode: 'NotFound', message: 'Not found' } });
    }
  }

  private grant({ grant_type: kind, code, refresh_token: used }: { [name: string]: unknown }): Reply {
    const known = this.refresh.get(String(used));
    const isGood = known !== undefined && known.until > this.happenings.now;
    const extension =
      kind === 'refresh_token' ? (isGood ? known.extension : undefined) : this.codes.get(String(code));
    this.refresh.delete(String(used));
    this.codes.delete(String(code));
    if (extension === undefined)
      return { status: 400, body: { error: 'invalid_grant', error_description: 'Token not found' } };
    this.last += 1;
    const tokens = {
      access_token: `access-token-${this.last}-${extension}`,
      refresh_token: `refresh-token-${this.last}`,
    };
    this.access.set(tokens.access_token, { extension, until: this.happenings.now + hour });
    this.refresh.set(tokens.refresh_token, { extension, until: this.happenings.now + idleDays * day });
    return { status: 200, body: { ...tokens, expires_in: 3600 } };
  }
}
