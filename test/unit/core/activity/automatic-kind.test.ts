import { expect, test } from 'vitest';
import { isAutomatic } from '../../../../src/core/activity/automatic-kind';
import { noAutomaticLogging } from '../../../../src/core/settings/logging-rules';

const kinds = ['call', 'sms', 'voicemail'] as const;
const inbound = { direction: 'Inbound' };
const outbound = { direction: 'Outbound' };

test('each kind follows its own rule', () => {
  for (const on of kinds)
    for (const kind of kinds)
      expect(isAutomatic({ ...noAutomaticLogging, [on]: true }, kind, [inbound])).toBe(kind === on);
});

test.each([
  ['inboundFax', [inbound], true],
  ['inboundFax', [outbound], false],
  ['outboundFax', [inbound], false],
  ['outboundFax', [outbound], true],
  ['inboundFax', [outbound, inbound], true],
  ['outboundFax', [outbound, inbound], true],
  ['sms', [inbound], false],
] as const)('with %s alone, faxes %j: %s', (rule, messages, isLogged) => {
  expect(isAutomatic({ ...noAutomaticLogging, [rule]: true }, 'fax', messages)).toBe(isLogged);
});
