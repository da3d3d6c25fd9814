import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import * as v from 'valibot';
import { projectPath } from '../../bench/project';
import { findTokenTableProblems, printTokens } from '../../bench/token-document';
import { messagesSchema } from '../../bench/words';

const words = v.parse(
  messagesSchema,
  JSON.parse(readFileSync(projectPath('public', '_locales', 'en', 'messages.json'), 'utf8')),
);
const readme = '# A\n\n## Where each token goes\n\nOld words.\n\n| a |\n\n## Next\n\nStays.\n';

test('the document’s part is printed from the table, and the rest of it stays', () => {
  const printed = printTokens(readme, words);
  expect(printed).toMatch(
    /\| App Connect session +\| a plugin’s server +\| body `jwtToken` +\| `plugin_log_out` +\|/,
  );
  expect(printed).toContain('header `x-rc-access-token`; polling: query `rcAccessToken`');
  expect(printed).toContain('by the server, to a plugin’s server');
  expect(printed).not.toContain('Old words');
  expect(printed).toContain('\n## Next\n\nStays.\n');
  expect(findTokenTableProblems(printed, words)).toEqual([]);
});

test.each([
  ['another place', (text: string) => text.replace('body `jwtToken`', 'query `jwtToken`')],
  ['a row that is missing', (text: string) => text.replace(/\n.*`crmToken`.*/, '')],
  ['no table at all', () => readme],
])('a document that differs from the table is found: %s', (_name, change) => {
  expect(findTokenTableProblems(change(printTokens(readme, words)), words)).toEqual([
    expect.stringContaining('differs from core/basics/token-table.ts'),
  ]);
});
