// @vitest-environment jsdom
import { beforeAll, expect, test } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import { setWords } from '../../../../src/panel/app/words';
import { declaredSettings } from '../../../../src/panel/settings/declared-settings';

beforeAll(() => setWords(en));

const key = 'allowExtensionNumberLogging';
const asks = { enableExtensionNumberLoggingSetting: true };
const records = { admin: {}, own: {} };
const keysOf = (platform: object) =>
  declaredSettings({ ...platform }, records).flatMap(({ settings }) => settings.map((one) => one.key));

test.each([
  ['is offered where the connector asks for it', { ...asks }, [key]],
  ['is not where it does not', {}, []],
  [
    'stands beside what the connector declares',
    { ...asks, settings: [{ id: 'a', type: 'boolean' }] },
    ['a', key],
  ],
  [
    'is there once where the connector declares it too',
    { ...asks, settings: [{ id: key, type: 'boolean' }] },
    [key],
  ],
])('the switch for calls between extensions %s', (_what, platform, keys) => {
  expect(keysOf(platform)).toEqual(keys);
});
