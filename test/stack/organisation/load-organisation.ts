import { createHash } from 'node:crypto';
import { HASH_KEY, SESSION_SECRET, type ServerName } from '../core/core-version';
import { serverUrl } from '../connectors/connector-manifest';
import { CRM_USERS } from '../crm/crm-users';
import { HOSTS } from '../hosts';
import { signToken } from '../json-web-token';
import { findSamplePerson, type Person } from '../ringcentral/people';
import type { World } from '../world';
import type { WorldFetch } from '../world-client';
import { accountPlugins, isRemoved, ORGANISATION_PLUGINS } from './account-plugins';
import { ACCOUNT_SETTINGS } from './account-settings';
import { LEAVES } from './leaves';
import { loggedCall } from './logged-calls';
import { createOwnClient, type AskServer } from './own-client';
import { ORGANISATION_PEOPLE, type OrganisationPerson } from './people';

const platform = 'keyCRM';
const sessionSeconds = 3600;

const hashOf = (text: string) => createHash('sha256').update(`${text}:${HASH_KEY}`).digest('hex');

/**
 * Puts the organisation onto one server, as App Connect's own client leaves it: its rules and plugins, what each of its
 * people has stored after that client's last round, and a call that each has logged with it.
 */
export async function loadOrganisation(world: World, server: ServerName): Promise<void> {
  const { process } = world.servers[server];
  const fetch = world.fetchAsOwnClient;
  const askAs =
    (userId: string): AskServer =>
    async (method, path, body) => {
      const token = signToken({ id: userId, platform }, SESSION_SECRET, sessionSeconds, Date.now());
      const { status, text } = await fetch(serverUrl(server) + path, {
        method,
        headers: { authorization: `Bearer ${token}` },
        ...(body && { json: body }),
      });
      if (status !== 200) throw new Error(`${method} ${path}: ${text}`);
      return JSON.parse(text);
    };
  const people = ORGANISATION_PEOPLE.map((one) => ({ ...one, ...identify(one) }));
  for (const { row, userId, person } of people) {
    await process.putRows({ users: [row] });
    await askAs(userId)('POST', '/callLog', loggedCall(person, hashOf(person.id)));
  }
  const account = hashOf(people[0]?.person.accountId ?? '');
  await process.putRows({
    adminConfigs: [{ id: account, userSettings: { ...ACCOUNT_SETTINGS, ...accountPlugins(server) } }],
  });
  for (const { row, userId, own, changes } of people) {
    await process.putRows({ users: [{ ...row, userSettings: own }] });
    const client = createOwnClient(askAs(userId), { account, leaves: LEAVES });
    await client.refresh();
    for (const [key, value] of changes) await client.change(key, value);
  }
  if (server === 'callback') await registerPlugins(world, fetch);
  world.journal.clear();
}

function identify({ extensionNumber, crmUserId }: OrganisationPerson) {
  const person = findSamplePerson(extensionNumber);
  const crmUser = CRM_USERS.find(({ id }) => id === crmUserId);
  if (!person || !crmUser) throw new Error(`Nobody is ${extensionNumber} and ${crmUserId}`);
  const userId = `${crmUser.id}-${platform}`;
  const row = {
    id: userId,
    platform,
    rcAccountId: person.accountId,
    hostname: HOSTS.keyCrm,
    timezoneName: 'America/Los_Angeles',
    timezoneOffset: '-08:00',
    accessToken: crmUser.apiKey,
    refreshToken: '',
    platformAdditionalInfo: { id: crmUser.id, email: crmUser.email },
    hashedRcExtensionId: hashOf(person.id),
    userSettings: {},
  };
  return { person, userId, row };
}

/** As an admin did with each installation; the other generation of server follows people's own records. */
async function registerPlugins(world: World, fetch: WorldFetch): Promise<void> {
  const admin: Person | null = findSamplePerson(ORGANISATION_PEOPLE[0]?.extensionNumber ?? '');
  if (!admin) throw new Error('It has no admin');
  const token = world.tokens.issueTokens(admin.id, 'own_client').access_token;
  for (const plugin of ORGANISATION_PLUGINS) {
    if (isRemoved(plugin)) continue;
    const { status, text } = await fetch(`${serverUrl('callback')}/plugin/register`, {
      method: 'POST',
      headers: { 'x-rc-access-token': token },
      json: {
        pluginId: plugin.id,
        pluginAccess: plugin.access,
        pluginName: plugin.name,
        rcAccountId: admin.accountId,
        ownerRcAccountId: plugin.ownerAccountId,
      },
    });
    if (status !== 200) throw new Error(`${plugin.id} is not registered: ${text}`);
  }
}
