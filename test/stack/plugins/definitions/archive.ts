import { pluginHost } from '../../hosts';
import { NORTHWIND_ACCOUNT, SAMPLE_ACCOUNT } from '../plugin-definition';
import type { PluginDefinition } from '../plugin-definition';

/** Files each call in a third party's archive, which every person connects first. */
export const archive: PluginDefinition = {
  id: 'archive',
  name: 'northwind.archive',
  displayName: 'Northwind Archive',
  description: 'Keeps a copy of each call record in your Northwind archive.',
  developer: 'Northwind',
  version: '1.0.3',
  access: 'shared',
  ownerAccountId: NORTHWIND_ACCOUNT,
  sharedWith: [SAMPLE_ACCOUNT],
  supportedLogTypes: ['call'],
  oauth: true,
  pageContent: [
    {
      const: 'region',
      title: 'Region',
      type: 'selection',
      required: true,
      default: 'eu',
      oneOf: [
        { const: 'eu', title: 'Europe' },
        { const: 'us', title: 'United States' },
      ],
    },
    { const: 'retentionDays', title: 'Keep for, in days', type: 'number', default: 365, minimum: 1 },
    {
      const: 'uploadFor',
      title: 'Archive',
      type: 'selection',
      multiSelect: true,
      default: ['inbound', 'outbound'],
      oneOf: [
        { const: 'inbound', title: 'Incoming calls' },
        { const: 'outbound', title: 'Outgoing calls' },
      ],
    },
    { const: 'addLink', title: 'Add a link to the log', type: 'boolean', default: true },
    {
      const: 'secret',
      title: 'Signing secret',
      type: 'string',
      uiSchema: { 'ui:widget': 'password' },
    },
  ],
  runs: {
    async: (_payload, config, { taskId, connected }) => {
      if (!connected) return { successful: false, message: 'No Northwind account is connected.' };
      const place = `https://${pluginHost('archive')}/files/${config.text('region', 'eu')}/${taskId}`;
      return { successful: true, note: config.flag('addLink', true) ? `Archived: ${place}` : 'Archived.' };
    },
  },
};
