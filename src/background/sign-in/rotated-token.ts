import { updateItem } from '../../storage/basics/item';
import { sessionToken } from '../../storage/sign-in/credentials';

/** Keeps the token that a server has put in place of the one before; for that server alone, wherever the panel is now. */
export async function keepRotatedToken(serverUrl: string, token: string): Promise<void> {
  await updateItem(sessionToken, (stored) =>
    stored?.serverUrl === serverUrl ? { token, serverUrl } : stored,
  );
}
