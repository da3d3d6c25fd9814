import { textOf } from '../logging-payload';
import { RC_LABS_ACCOUNT } from '../plugin-definition';
import type { PluginDefinition } from '../plugin-definition';

/** Appends a short summary of the note once the call is saved. */
export const summary: PluginDefinition = {
  id: 'summary',
  name: 'rclabs.summary',
  displayName: 'Call summary',
  description: 'Writes a short summary below the note, a little after the call is logged.',
  developer: 'RC Labs',
  version: '2.0.1',
  access: 'public',
  ownerAccountId: RC_LABS_ACCOUNT,
  supportedLogTypes: ['call'],
  pageContent: [
    {
      const: 'style',
      title: 'Style',
      type: 'selection',
      default: 'sentence',
      oneOf: [
        { const: 'sentence', title: 'One sentence' },
        { const: 'bullets', title: 'Bullet points' },
      ],
    },
    {
      const: 'maxWords',
      title: 'Longest summary, in words',
      type: 'number',
      default: 12,
      minimum: 1,
      maximum: 100,
    },
  ],
  runs: {
    async: (payload, config) => {
      const words = textOf(payload).split(/\s+/).filter(Boolean).slice(0, config.number('maxWords', 12));
      const bullets = config.text('style', 'sentence') === 'bullets';
      return { successful: true, note: `Summary: ${bullets ? `• ${words.join(' ')}` : words.join(' ')}` };
    },
  },
};
