import { mapTexts } from '../logging-payload';
import type { PluginDefinition } from '../plugin-definition';

/** Scores a call by its note; needs a licence. */
export const scoring: PluginDefinition = {
  id: 'scoring',
  name: 'contoso.scoring',
  displayName: 'Call scoring',
  description: 'Puts a score from 1 to 5 below each call note.',
  developer: 'Contoso',
  version: '3.1.0',
  access: 'public',
  ownerAccountId: '500000005',
  supportedLogTypes: ['call'],
  requireLicense: true,
  pageContent: [
    {
      const: 'label',
      title: 'Word before the score',
      type: 'string',
      default: 'Score',
      uiSchema: { 'ui:placeholder': 'Score' },
    },
  ],
  runs: {
    sync: (payload, config) =>
      mapTexts(payload, (text) => `${text}\n${config.text('label', 'Score')}: ${scoreOf(text)}`),
  },
};

function scoreOf(text: string): number {
  const words = text.split(/\s+/).filter(Boolean).length;
  return Math.max(1, Math.min(5, Math.ceil(words / 5)));
}
