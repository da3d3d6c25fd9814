import type { Express } from 'express';
import { answering } from './answering.js';
import { issueToken, onlyAppConnect } from './tokens.js';

/** The stack stands in for it: see README.md. */
const ringCentral = process.env['RINGCENTRAL_SERVER'] ?? 'https://platform.ringcentral.com';

/** An account is registered when its admin installs the plugin; its token is renewed before each background run. */
export function addRegistrationRoutes(app: Express): void {
  app.post(
    '/admin/register',
    answering(async (request, response) => {
      const { rcAccessToken, rcAccountId } = Object(request.body);
      if (typeof rcAccessToken !== 'string' || typeof rcAccountId !== 'string')
        return response.status(400).json({ message: 'rcAccessToken and rcAccountId are needed.' });
      const admin = await whoIs(rcAccessToken);
      if (!admin) return response.status(401).json({ message: 'RingCentral does not know this token.' });
      if (admin.accountId !== rcAccountId || !admin.isAdmin)
        return response.status(403).json({ message: 'Only an admin of this account can register it.' });
      return response.json({ jwtToken: issueToken(rcAccountId) });
    }),
  );
  app.post('/token/sync', onlyAppConnect, (_request, response) => response.type('text/plain').send('OK'));
}

/** Whose token it is, asked of RingCentral itself. The token is neither kept nor logged. */
async function whoIs(token: string): Promise<{ accountId: string; isAdmin: boolean } | undefined> {
  const answer = await fetch(`${ringCentral}/restapi/v1.0/account/~/extension/~`, {
    headers: { authorization: `Bearer ${token}` },
  });
  if (!answer.ok) return undefined;
  const { account, permissions } = Object(await answer.json());
  return { accountId: String(account?.id), isAdmin: permissions?.admin?.enabled === true };
}
