import { describe, expect, it } from 'vitest';
import { LintSamples } from './lint-samples';

const samples = new LintSamples();
const path = 'src/panel/tasks/sample.tsx';
const refusedNames = [
  "useDraft('connect', noSecrets);",
  'useDraft(`plugin:${id}`, noSecrets);',
  "useDraft('plugin:' + id, noSecrets);",
  "useDraft(isNew ? draftName.connect : 'connect', noSecrets);",
  "useDraft(kept ?? 'connect', noSecrets);",
  "{ const name = 'connect'; useDraft(name, noSecrets); }",
  "createDraftKeeper('connect');",
  "discardDraft('connect');",
  "saveDraft(context, 'connect', value);",
  "call('saveDraft', { form: 'connect', value });",
  "call('discardDraft', { form: `log:${id}` });",
  "submit({ draftName: 'connect' });",
  'submit({ draft: `defaults:${id}` });',
  "state.drafts['connect'];",
  'drafts[`log:${id}`];',
].map((code) => ({ code, place: samples.add(path, code) }));
const passedNames = [
  'useDraft(draftName.connect, noSecrets);',
  'useDraft(draftName.log(id), noSecrets);',
  '{ const name = draftName.log(id); useDraft(name, noSecrets); }',
  "saveDraft(context, draftName.connect, 'what is typed');",
  "call('saveDraft', { form: draftName.connect, value: 'typed' });",
  "call('readForm', { form: 'connect' });",
  'submit({ draftName: draftName.connect });',
  'drafts[name];',
].map((code) => ({ code, place: samples.add(path, code) }));
const home = samples.add('src/core/forms/draft-name.ts', "export const names = { draft: 'connect' };");

const packagesBelow = samples.add('test/order.ts', "import './a'; import 'valibot';");
const packagesAbove = samples.add('src/core/order.ts', "import 'valibot'; import './a'; import '../b';");

const waits = 'test/unit/panel/wait.test.tsx';
const waitsInside = [
  'void act(async () => vi.waitFor(() => shown()));',
  'void act(() => vi.waitUntil(shown, 20_000));',
  'void act(async () => { press(); await expect.poll(shown).toBe(true); });',
].map((code) => samples.add(waits, code));
const waitsAround = samples.add(waits, 'void vi.waitFor(() => act(async () => press()));');

const refused = samples.lint('draft-names', 'packages-first', 'waits-outside-act');

describe('names of drafts are written in one file', () => {
  it.each(refusedNames)('refuses $code', ({ place }) => {
    expect(refused).toContain(place);
  });

  it.each(passedNames)('passes $code', ({ place }) => {
    expect(refused).not.toContain(place);
  });

  it('passes that file', () => {
    expect(refused).not.toContain(home);
  });
});

it('imports of packages stand above those of files', () => {
  expect(refused).toContain(packagesBelow);
  expect(refused).not.toContain(packagesAbove);
});

it('a test does not wait inside of act, where nothing is painted', () => {
  for (const place of waitsInside) expect(refused).toContain(place);
  expect(refused).not.toContain(waitsAround);
});
