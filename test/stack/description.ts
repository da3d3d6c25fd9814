import { fileURLToPath } from 'node:url';
import { chromiumFlags } from './chromium-flags';
import { CRM_USERS } from './crm/crm-users';
import { HOSTS, pluginHost } from './hosts';
import { pluginEntry } from './directory/catalog';
import type { PublishedManifest } from './published/published-manifest';
import { SAMPLE_PLUGINS } from './plugins/sample-plugins';
import { ACCOUNTS, SAMPLE_PEOPLE, fullName } from './ringcentral/people';
import type { StackAddresses } from './stack';

/** Everything that a person needs to know about a running stack, as text. */
export function describeStack(stack: StackAddresses): string {
  const plugins = SAMPLE_PLUGINS.map(
    (plugin) => `  ${plugin.displayName} (${pluginEntry(plugin).access}), ${plugin.id}`,
  );
  const people = SAMPLE_PEOPLE.map((person) => {
    const account = ACCOUNTS.find(({ id }) => id === person.accountId)?.name ?? '';
    return `  ${fullName(person)}, extension ${person.extensionNumber}, ${person.admin ? 'admin' : 'user'}, ${account}`;
  });
  const keys = CRM_USERS.map(({ name, apiKey }) => `  ${name}: ${apiKey}`);
  return [
    'The stack is up.',
    '',
    'Public names (in a Chromium with the flags below):',
    ...Object.values(HOSTS)
      .filter((host) => host !== HOSTS.noteCache)
      .map((host) => `  https://${host}/`),
    '',
    'The same in any browser on this machine:',
    `  KeyCRM's records         ${gateway(stack, HOSTS.keyCrm)}/`,
    `  OAuth CRM's records      ${gateway(stack, HOSTS.oauthCrm)}/`,
    `  requests to plugins      ${gateway(stack, HOSTS.control)}/requests`,
    `Control port (tests only): ${stack.control}`,
    '',
    'People who can sign in to RingCentral:',
    ...people,
    '',
    'API keys of KeyCRM:',
    ...keys,
    '',
    'Plugins in the directory:',
    ...plugins,
    '',
    'Chromium flags:',
    ...chromiumFlags(stack).map((flag) => `  '${flag}'`),
    '',
    'Ctrl+C ends it.',
  ].join('\n');
}

/** What a plugin developer needs to know about their published server, as text. */
export function describePlugin(stack: StackAddresses, { id, displayName, port }: PublishedManifest): string {
  const preload = fileURLToPath(new URL('published/reach-stack.mjs', import.meta.url));
  const where = port === null ? 'no address on this machine' : `http://127.0.0.1:${port}`;
  return [
    '',
    `${displayName} is published as https://${pluginHost(id)}/ (${where}).`,
    `See its requests: ${gateway(stack, HOSTS.control)}/requests`,
    'Start your server so that it asks the stack, not the internet, who an admin is:',
    `  STACK_PORT=${stack.loopbackPort} node --import '${preload}' <your server>`,
    `or point it at ${gateway(stack, HOSTS.ringcentral)} for RingCentral.`,
  ].join('\n');
}

function gateway({ loopbackPort }: StackAddresses, host: string): string {
  return `http://127.0.0.1:${loopbackPort}/@${host}`;
}
