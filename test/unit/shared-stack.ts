import type { TestProject } from 'vitest/node';
import { startStack, type StackAddresses } from '../stack/stack';

declare module 'vitest' {
  interface ProvidedContext {
    /** The local world with both App Connect servers; each test begins with its `/reset`. */
    stack: StackAddresses;
  }
}

// One for all files of the project: starting the two servers is what takes the time.
export async function setup(project: TestProject) {
  const stack = await startStack({ workMs: 300 });
  const { tlsPort, loopbackPort, control } = stack;
  project.provide('stack', { tlsPort, loopbackPort, control });
  return () => stack.stop();
}
