import { afterAll, beforeAll, beforeEach, vi } from 'vitest';
import { startStack } from '../../stack/stack';
import type { Stack } from '../../stack/stack';
import { testConnectorInterfaces } from './connector-interfaces';
import { testControlVerbs } from './control-verbs';
import { testMainJob } from './main-job';
import { testPluginKinds } from './plugin-kinds';
import { testPublishedPlugin } from './published-plugin';
import { testServerControl } from './server-control';
import { WorldCaller } from './world-caller';

// Two server processes share the machine with whatever else runs on it.
vi.setConfig({ testTimeout: 20_000 });

let stack: Stack;
let world: WorldCaller;

// One stack for all suites: starting the two servers is what takes the time.
beforeAll(async () => {
  stack = await startStack({ workMs: 50 });
  world = new WorldCaller(stack);
}, 60_000);
afterAll(() => stack.stop());
beforeEach(() => world.control.order('/reset'));

testMainJob(() => world);
testConnectorInterfaces(() => world);
testPluginKinds(() => world);
testControlVerbs(() => world);
testPublishedPlugin(() => stack);
testServerControl(() => world);
