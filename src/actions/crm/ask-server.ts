import { fail } from '../../core/basics/problem';
import type { ServerRouteName } from '../../core/crm/server-route';
import { call } from '../../protocol/client';

interface Parameters {
  readonly query?: { readonly [name: string]: string };
  readonly body?: unknown;
}

/**
 * Calls the App Connect server through the worker. `parse` gets a body of unknown shape and returns `undefined` if it
 * cannot read it. Throws `ProblemError`.
 */
export async function askServer<T>(
  route: ServerRouteName,
  { query = {}, body }: Parameters,
  parse: (body: unknown) => T | undefined,
): Promise<T> {
  const answer = await call('askServer', { route, query: { ...query }, ...(body !== undefined && { body }) });
  return parse(answer) ?? fail('unexpected');
}

/** One stored credential in clear, because a person asked to see it; '' for none. */
export async function askForSecret(
  route: ServerRouteName,
  query: { readonly [name: string]: string },
  place: readonly string[],
): Promise<string> {
  const answer = await call('askServer', { route, query: { ...query }, reveal: [...place] });
  return typeof answer === 'string' ? answer : '';
}
