import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startStack, type Stack } from '../../../stack/stack';
import { SAMPLE_PLUGINS } from '../../../stack/plugins/sample-plugins';
import { syncFaults } from './faults';
import { broken, checkDefinition, references } from './reference-plugin';

let stack: Stack;
// No App Connect server: the checks play it.
beforeAll(async () => {
  stack = await startStack({ servers: [] });
});
afterAll(() => stack.stop());

describe('the contract', () => {
  it.each(SAMPLE_PLUGINS.map((plugin) => [plugin.id, plugin] as const))(
    'is kept by the sample plugin %s',
    async (_id, plugin) => {
      const results = await checkDefinition(stack, plugin);
      expect(broken(results)).toEqual([]);
      expect(results.filter(({ verdict }) => verdict === 'passed').length).toBeGreaterThan(30);
    },
  );

  it.each(['sync', 'async'] as const)('is kept by the reference (%s), in every rule', async (kind) => {
    const results = await checkDefinition(stack, references[kind]);
    const failed = results.filter(({ verdict }) => verdict === 'failed');
    expect(failed.map(({ id, findings }) => [id, findings[0]?.message])).toEqual([]);
  });

  // The others are tried by the full run (test/full/contract-faults.test.ts).
  it.each(['sync.keeps-unknown', 'token.expired'])('%s alone is said of what breaks it', async (id) => {
    const results = await checkDefinition(stack, references.sync, syncFaults[id]);
    const failed = results.filter(({ verdict }) => verdict === 'failed');
    expect(failed.map((one) => one.id)).toEqual([id]);
  });
});
