import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { startStack, type Stack } from '../stack/stack';
import { asyncFaults, syncFaults, type FaultTable } from '../unit/stack/contract/faults';
import { checkDefinition, references } from '../unit/stack/contract/reference-plugin';

let stack: Stack;
// No App Connect server: the checks play it.
beforeAll(async () => {
  stack = await startStack({ servers: [] });
});
afterAll(() => stack.stop());

/** Its share of the faults, for this process. */
const share = (faults: FaultTable) =>
  Object.entries(faults).filter((_one, index) => index % inject('parts') === inject('part'));

describe.each(['sync', 'async'] as const)('a plugin with one thing wrong (%s)', (kind) => {
  const faults = kind === 'sync' ? syncFaults : asyncFaults(() => stack.loopbackPort);

  it.each(share(faults))('%s alone is said of it', async (id, fault) => {
    const results = await checkDefinition(stack, references[kind], fault);
    const failed = results.filter(({ verdict }) => verdict === 'failed');
    expect(failed.map((one) => [one.id, one.findings[0]?.message])).toEqual([[id, expect.any(String)]]);
    expect(failed[0]?.exchanges.length).toBeGreaterThan(0);
  });
});
