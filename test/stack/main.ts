/** `npm run stack [-- --plugin <manifest file or address>]`: starts the stack alone and stays up. */
import { parseArgs } from 'node:util';
import { describePlugin, describeStack } from './description';
import { publishPlugin } from './published/publish-plugin';
import { startStack } from './stack';

const WORK_MS = 4000;

const { values } = parseArgs({ options: { plugin: { type: 'string', multiple: true } } });
const databaseUrl = process.env['DATABASE_URL'];
const stack = await startStack({ workMs: WORK_MS, ...(databaseUrl === undefined ? {} : { databaseUrl }) });

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => void stack.stop().then(() => process.exit(0)));
}

console.log(describeStack(stack));
for (const source of values.plugin ?? []) {
  try {
    console.log(describePlugin(stack, await publishPlugin(stack, source)));
  } catch (error) {
    console.error(`${source} cannot be published: ${error instanceof Error ? error.message : String(error)}`);
    await stack.stop();
    process.exit(1);
  }
}
