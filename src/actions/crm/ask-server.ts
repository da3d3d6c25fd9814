import { fail } from '../../core/basics/problem';
import type { ServerRouteName } from '../../core/crm/server-route';
import { call } from '../../protocol/client';

interface Parameters {
  readonly query?: { readonly [name: string]: string };
  readonly body?: unknown;
}

/**
 * Asks the App Connect server through the worker. `parse` reads the body, which is anything at all, and says
 * `undefined` for what it cannot read. Throws `ProblemError`.
 */
export async function askServer<T>(
  route: ServerRouteName,
  { query = {}, body }: Parameters,
  parse: (body: unknown) => T | undefined,
): Promise<T> {
  const answer = await call('askServer', { route, query: { ...query }, ...(body !== undefined && { body }) });
  return parse(answer) ?? fail('unexpected');
}

/** One stored credential in clear, because a person asked to see it; '' where there is none. */
export async function askForSecret(
  route: ServerRouteName,
  query: { readonly [name: string]: string },
  place: readonly string[],
): Promise<string> {
  const answer = await call('askServer', { route, query: { ...query }, reveal: [...place] });
  return typeof answer === 'string' ? answer : '';
}
