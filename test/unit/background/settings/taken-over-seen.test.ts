import { beforeEach, expect, test } from 'vitest';
import { personKey } from '../../../../src/core/crm/account';
import { createSurroundings, identity, type Surroundings } from '../../fakes/worker';

let world: Surroundings;

beforeEach(async () => {
  world = createSurroundings();
  await world.connect();
});

const mark = async () => {
  const { markTakenOverSeen } = await import('../../../../src/background/settings/taken-over-seen');
  await markTakenOverSeen();
};
const people = async () => {
  const { takenOverSeen } = await world.browser.storage.local.get('takenOverSeen');
  return Object(takenOverSeen).people ?? Object(takenOverSeen).value?.people;
};

test('what was taken over is seen by the person who is here, once', async () => {
  await Promise.all([mark(), mark()]);
  expect(await people()).toEqual([personKey(identity)]);
});

test('somebody else who signs in has not seen it, and the first one still has', async () => {
  await mark();
  const other = { ...identity, extensionId: 'another' };
  await world.browser.storage.local.set({ identity: other });
  await mark();
  expect(await people()).toEqual([personKey(identity), personKey(other)]);
});

test('nobody has seen it while nobody is signed in', async () => {
  await world.browser.storage.local.remove('identity');
  await mark();
  expect(await people()).toBeUndefined();
});
