import { afterAll, beforeAll, beforeEach } from 'vitest';
import { startStack } from '../../stack/stack';
import type { Stack } from '../../stack/stack';
import { testConnectorInterfaces } from './connector-interfaces';
import { testControlVerbs } from './control-verbs';
import { testMainJob } from './main-job';
import { testPluginKinds } from './plugin-kinds';
import { testPublishedPlugin } from './published-plugin';
import { testServerControl } from './server-control';
import { WorldCaller } from '../../stack/session/world-caller';

let stack: Stack;
let world: WorldCaller;

// One stack for all suites: starting the two servers is what takes the time.
beforeAll(async () => {
  stack = await startStack({ workMs: 50 });
  world = new WorldCaller(stack);
});
afterAll(() => stack.stop());
beforeEach(() => world.control.order('/reset'));

testMainJob(() => world);
testConnectorInterfaces(() => world);
testPluginKinds(() => world);
testControlVerbs(() => world);
testPublishedPlugin(() => stack);
testServerControl(() => world);
