import * as v from 'valibot';
import { ProblemError, type Problem } from '../core/basics/problem';
import { browser } from '../platform/browser';
import { replySchema } from './reply';
import type { Input, MethodName, Output } from './methods';

/**
 * Calls the worker. Throws `ProblemError`, also if the worker died before answering: whatever it had begun to write
 * is in storage, from which the panel paints.
 */
export async function call<N extends MethodName>(method: N, input: Input<N>): Promise<Output<N>> {
  const reply = v.safeParse(replySchema, await send({ method, input }));
  if (!reply.success) return refuse(method, { code: 'bug', message: `No answer to ${method}` });
  if (!reply.output.ok) return refuse(method, reply.output.problem);
  return outputOf<N>(reply.output.output);
}

type OnRefusal = (problem: Problem, method: MethodName) => void;
let onRefusal: OnRefusal = () => {};

/** Hears of every call of this page that is refused, whoever made it and whatever becomes of it. */
export function hearRefusals(listener: OnRefusal): void {
  onRefusal = listener;
}

function refuse(method: MethodName, problem: Problem): never {
  onRefusal(problem, method);
  throw new ProblemError(problem);
}

async function send(message: { method: string; input: unknown }): Promise<unknown> {
  try {
    return await browser.runtime.sendMessage(message);
  } catch {
    return undefined;
  }
}

// The worker is part of the same package: its answers are typed by the table and need no parsing.
function outputOf<N extends MethodName>(output: unknown): Output<N>;
function outputOf(output: unknown): unknown {
  return output;
}
