import { mapTexts } from '../logging-payload';
import type { PluginConfig } from '../plugin-config';
import { RC_LABS_ACCOUNT } from '../plugin-definition';
import type { PluginDefinition } from '../plugin-definition';

const PATTERNS: Readonly<Record<string, RegExp>> = {
  cards: /\b(?:\d[ -]?){12,18}\d\b/g,
  ids: /\b\d{3}-\d{2}-\d{4}\b/g,
  phones: /\+\d[\d ().-]{7,}\d/g,
};

/** Takes card numbers, personal ids and phone numbers out of notes and messages. */
export const redaction: PluginDefinition = {
  id: 'redaction',
  name: 'rclabs.redaction',
  displayName: 'Redaction',
  description: 'Removes card numbers, personal ids and phone numbers before anything is saved.',
  developer: 'RC Labs',
  version: '1.2.0',
  access: 'public',
  ownerAccountId: RC_LABS_ACCOUNT,
  supportedLogTypes: ['call', 'sms', 'fax'],
  pageContent: [
    {
      const: 'mark',
      title: 'Replace with',
      type: 'string',
      description: 'What stands in the place of a removed number.',
      default: '[removed]',
      required: true,
    },
    {
      const: 'keepLast',
      title: 'Digits to keep at the end',
      type: 'number',
      default: 0,
      minimum: 0,
      maximum: 4,
    },
    {
      const: 'rules',
      title: 'What to remove',
      type: 'selection',
      multiSelect: true,
      default: ['cards', 'ids', 'phones'],
      oneOf: [
        { const: 'cards', title: 'Card numbers' },
        { const: 'ids', title: 'Personal ids' },
        { const: 'phones', title: 'Phone numbers' },
      ],
    },
    { const: 'upper', title: 'Write the text in capitals', type: 'boolean', default: false },
    { const: 'tenant', title: 'Tenant', type: 'string', hidden: true },
  ],
  runs: { sync: (payload, config) => mapTexts(payload, (text) => redact(text, config)) },
};

function redact(text: string, config: PluginConfig): string {
  const mark = config.text('mark', '[removed]');
  const keepLast = Math.max(0, Math.min(4, config.number('keepLast', 0)));
  let redacted = text;
  for (const rule of config.list('rules', Object.keys(PATTERNS))) {
    const pattern = PATTERNS[rule];
    if (pattern === undefined) continue;
    redacted = redacted.replace(pattern, (found) => mark + lastDigits(found, keepLast));
  }
  return config.flag('upper', false) ? redacted.toUpperCase() : redacted;
}

function lastDigits(found: string, count: number): string {
  return count === 0 ? '' : found.replace(/\D/g, '').slice(-count);
}
