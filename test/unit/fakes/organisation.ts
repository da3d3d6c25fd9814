import type { CoreVersion } from '../../stack/core/core-version';
import { accountPlugins } from '../../stack/organisation/account-plugins';
import { ACCOUNT_SETTINGS } from '../../stack/organisation/account-settings';
import { LEAVES } from '../../stack/organisation/leaves';
import { createOwnClient, type Document } from '../../stack/organisation/own-client';
import { ORGANISATION_PEOPLE } from '../../stack/organisation/people';
import { createCoreSettings, hashedAccount } from './core-settings';

/** The organisation's records as App Connect's own client leaves them, by extension number. */
export async function readOrganisation(version: CoreVersion) {
  const core = createCoreSettings(version);
  const admin: Document = {
    ...ACCOUNT_SETTINGS,
    ...accountPlugins(version === '1741' ? 'callback' : 'polling'),
  };
  core.state.admin = structuredClone(admin);
  for (const { extensionNumber, own, changes } of ORGANISATION_PEOPLE) {
    core.state.own.set(extensionNumber, structuredClone(own));
    const client = createOwnClient(core.askAs(extensionNumber), { account: hashedAccount, leaves: LEAVES });
    await client.refresh();
    for (const [key, value] of changes) await client.change(key, value);
  }
  return { admin, ownOf: (extensionNumber: string): Document => core.state.own.get(extensionNumber) ?? {} };
}
