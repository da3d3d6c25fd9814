import * as v from 'valibot';
import { toProblem, type Problem } from '../core/basics/problem';
import { optionalValue } from '../core/basics/schema-parts';
import { parseAs } from '../core/basics/shape';
import { onRequest, type AnswerScript } from '../platform/request';
import { methods, type Input, type MethodName, type Output, type Schemas } from './methods';
import type { Reply } from './reply';

/** A call to the worker (chrome.runtime message). */
const requestSchema = v.object({ method: v.string(), input: optionalValue });

const schemas: { readonly [N in MethodName]: () => Schemas[N] } = methods;

export type Handlers = { readonly [N in MethodName]: (input: Input<N>) => Promise<Output<N>> };

/** Answers the pages; unknown methods and invalid inputs are refused. `answerScript`: what a script on a web page gets. */
export function serve(handlers: Handlers, answerScript?: AnswerScript): void {
  onRequest((message) => answer(handlers, message), answerScript);
}

async function answer(handlers: Handlers, message: unknown): Promise<Reply> {
  try {
    const request = parseAs(requestSchema, message, 'invalid_input');
    if (!isMethodName(request.method)) return refuse({ code: 'bug', message: 'Unknown method' });
    return { ok: true, output: await handle(handlers, request.method, request.input) };
  } catch (error) {
    return refuse(toProblem(error));
  }
}

async function handle<N extends MethodName>(handlers: Handlers, name: N, raw: unknown): Promise<Output<N>> {
  const input: Input<N> = parseAs<Schemas[N]>(schemas[name](), raw, 'invalid_input');
  return handlers[name](input);
}

function isMethodName(name: string): name is MethodName {
  return Object.hasOwn(methods, name);
}

function refuse(problem: Problem): Reply {
  return { ok: false, problem };
}
