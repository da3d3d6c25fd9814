import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import manifestOf from '../../../manifest.config';
import { projectPath } from '../../bench/project';
import { findReasonProblems } from '../../bench/store-reasons';

const reason = 'Keeps calls, notes and settings of the person in this browser.';
const document = `# Permissions\n\n### \`storage\`\n\n${reason}\n\n### \`https://*/*\`\n\n${reason}\n`;

it('every permission of the manifest has its reason for the reviewers, and nothing else has', async () => {
  const manifest = await (typeof manifestOf === 'function'
    ? manifestOf({ command: 'build', mode: 'production' })
    : manifestOf);
  const written = readFileSync(projectPath('.github', 'store', 'permissions.md'), 'utf8');
  expect(findReasonProblems(manifest, written)).toEqual([]);
});

it('passes reasons for what is asked for', () => {
  const manifest = { permissions: ['storage'], optional_host_permissions: ['https://*/*'] };
  expect(findReasonProblems(manifest, document)).toEqual([]);
});

it.each(['permissions', 'optional_permissions', 'host_permissions'])('finds one more of %s', (key) => {
  const manifest = { permissions: ['storage'], optional_host_permissions: ['https://*/*'] };
  const more = { ...manifest, [key]: ['storage', 'tabs'] };
  expect(findReasonProblems(more, document)).toEqual([
    '.github/store/permissions.md gives no reason for tabs: add "### `tabs`" with one',
  ]);
});

it('finds a heading without a reason, and a reason that is no longer needed', () => {
  const short = document.replace(reason, 'Needed.');
  expect(findReasonProblems({ permissions: ['storage'] }, short)).toEqual([
    '.github/store/permissions.md gives no reason for storage: add "### `storage`" with one',
    '.github/store/permissions.md gives a reason for https://*/*, which is not asked for',
  ]);
});
