import { act } from 'react';
import { toProblem } from '../../../src/core/basics/problem';
import type { FakeBrowser } from '../fakes/fake-browser';

/** By method; one that is not among them is done without a word. */
export interface Answers {
  [method: string]: (input: unknown) => unknown;
}

/** A worker that answers pages by the real protocol as a test says, and remembers what it was asked. */
export function answerPages({ runtime }: Pick<FakeBrowser, 'runtime'>, answers: Answers) {
  runtime.sendMessage.mockImplementation(async (message) => {
    const { method, input } = Object(message);
    try {
      return { ok: true, output: await answers[method]?.(input) };
    } catch (error) {
      return { ok: false, problem: toProblem(error) };
    }
  });
  return {
    /** Inputs of one method, in order. */
    asked: (method: string): unknown[] =>
      runtime.sendMessage.mock.calls
        .map(([message]) => Object(message))
        .filter((message) => message.method === method)
        .map(({ input }) => input),
  };
}

/** Inputs of one method, in order, that a mock in the place of the protocol's `call` was given. */
export const inputsOf = (call: { readonly mock: { readonly calls: readonly unknown[][] } }, method: string) =>
  call.mock.calls.filter(([name]) => name === method).map(([, input]) => input);

/** Lets everything happen that waits for storage in memory only. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn += 1)
    await act(async () => {
      await new Promise((next) => {
        setImmediate(next);
      });
    });
}
