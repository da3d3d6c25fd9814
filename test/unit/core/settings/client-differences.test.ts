import { expect, test } from 'vitest';
import type { JsonObject } from '../../../../src/core/basics/json';
import { findDifferences } from '../../../../src/core/settings/client-differences';
import { clientSettingKeys } from '../../../../src/core/settings/client-setting';

const linesOf = (admin: JsonObject) =>
  findDifferences(admin, clientSettingKeys).map(({ key, reason, isLocked }) =>
    [key, reason, ...(isLocked ? ['locked'] : [])].join(' '),
  );
const open = (value: unknown) => ({ customizable: true, value });

test.each<[string, JsonObject, string[]]>([
  ['nothing that is not set', {}, []],
  ['nothing that works here', { autoLogCall: open(true), showChatTab: { value: false } }, []],
  ['what has no effect here', { autoOpenExtension: open(true) }, ['autoOpenExtension opens_on_click']],
  ['that it is locked', { autoOpenExtension: { value: true } }, ['autoOpenExtension opens_on_click locked']],
  [
    'nothing with a value that means the same here',
    {
      autoOpenExtension: open(false),
      clickToDialEmbedMode: open('disabled'),
      language: open('de-DE'),
      clickToDialUrls: open(''),
    },
    [],
  ],
  ['a language that is not spoken here', { language: open('fr-FR') }, ['language other_language']],
  ['a value that cannot be read', { autoLogCall: open('yes') }, ['autoLogCall unreadable']],
  ['nothing that was removed', { autoOpenExtension: { value: true, isRemoved: true } }, []],
])('an admin is told %s', (_what, admin, lines) => {
  expect(linesOf(admin)).toEqual(lines);
});
