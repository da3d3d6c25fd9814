import { mapTexts, textOf } from '../logging-payload';
import { RC_LABS_ACCOUNT, SAMPLE_ACCOUNT } from '../plugin-definition';
import type { PluginDefinition } from '../plugin-definition';

/** Writes call notes in capitals; has no settings. */
export const capitals: PluginDefinition = {
  id: 'capitals',
  name: 'rclabs.capitals',
  displayName: 'Capitals',
  description: 'Writes call notes in capital letters.',
  developer: 'RC Labs',
  version: '1.0.0',
  access: 'public',
  ownerAccountId: RC_LABS_ACCOUNT,
  supportedLogTypes: ['call'],
  pageContent: [],
  runs: { sync: (payload) => mapTexts(payload, (text) => text.toUpperCase()) },
};

/** Stamps messages and faxes with the day. */
export const stamp: PluginDefinition = {
  id: 'stamp',
  name: 'fabrikam.stamp',
  displayName: 'Date stamp',
  description: 'Puts a word and the date before each message and fax.',
  developer: 'Fabrikam',
  version: '0.9.2',
  access: 'public',
  ownerAccountId: '600000006',
  supportedLogTypes: ['sms', 'fax'],
  pageContent: [{ const: 'word', title: 'Word', type: 'string', default: 'Filed' }],
  runs: {
    sync: (payload, config, now) => {
      const day = now.toISOString().slice(0, 10);
      return mapTexts(payload, (text) => `[${config.text('word', 'Filed')} ${day}] ${text}`);
    },
  },
};

const MATTERS = Array.from({ length: 120 }, (_, index) => {
  const number = String(index + 1).padStart(4, '0');
  return { const: `M-${number}`, title: `Matter ${number}` };
});

/** An in-house plugin: names the matter that a call belongs to. */
export const picker: PluginDefinition = {
  id: 'picker',
  name: 'lovelace.picker',
  displayName: 'Matter picker',
  description: 'Names the matter below each call note.',
  developer: 'Lovelace & Partners',
  version: '1.0.0',
  access: 'private',
  ownerAccountId: SAMPLE_ACCOUNT,
  supportedLogTypes: ['call'],
  pageContent: [
    { const: 'matter', title: 'Matter', type: 'selection', searchable: true, required: true, oneOf: MATTERS },
  ],
  runs: {
    sync: (payload, config) =>
      mapTexts(payload, (text) => `${text}\nMatter: ${config.text('matter', 'not chosen')}`),
  },
};

/** Collects what was logged: with a callback for calls, fire-and-forget for messages and faxes. */
export const digest: PluginDefinition = {
  id: 'digest',
  name: 'rclabs.digest',
  displayName: 'Daily digest',
  description: 'Collects calls, messages and faxes for a daily digest.',
  developer: 'RC Labs',
  version: '1.1.0',
  access: 'public',
  ownerAccountId: RC_LABS_ACCOUNT,
  supportedLogTypes: ['call', 'sms', 'fax'],
  pageContent: [{ const: 'recipient', title: 'Send to', type: 'string', uiSchema: { 'ui:widget': 'email' } }],
  runs: {
    async: (payload) => ({ successful: true, note: `In the digest (${textOf(payload).length} characters).` }),
  },
};

/** Does nothing by itself; it misbehaves on the control port's command. */
export const gremlin: PluginDefinition = {
  id: 'gremlin',
  name: 'gremlinworks.gremlin',
  displayName: 'Gremlin',
  description: 'Does nothing, until it does something wrong.',
  developer: 'Gremlin Works',
  version: '6.6.6',
  access: 'public',
  ownerAccountId: '660000066',
  supportedLogTypes: ['call', 'sms', 'fax'],
  pageContent: [{ const: 'mood', title: 'Mood', type: 'string', default: 'calm' }],
  runs: { sync: (payload) => payload },
};
