import { expect, test } from 'vitest';
import { asksForExtensionCalls } from '../../../../src/panel/settings/extension-calls';

const asks = { enableExtensionNumberLoggingSetting: true };
const declared = { settings: [{ id: 'allowExtensionNumberLogging', type: 'boolean' }] };

test.each([
  ['is offered where the connector asks for it', { ...asks, settings: [{ id: 'a', type: 'boolean' }] }, true],
  ['is not where it does not', {}, false],
  ['is not where it asks in another way', { enableExtensionNumberLoggingSetting: 'true' }, false],
  ['is not here where the connector declares it too', { ...asks, ...declared }, false],
])('the switch for calls between extensions %s', (_what, platform, isOffered) => {
  expect(asksForExtensionCalls(platform)).toBe(isOffered);
});
