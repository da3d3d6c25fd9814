import { describe, expect, test } from 'vitest';
import {
  requestServer,
  type ServerRequest,
  type ServerSession,
} from '../../../../src/api/basics/app-connect';
import type { HttpRequest } from '../../../../src/api/basics/http';
import type { ConnectorTraits } from '../../../../src/core/crm/connector-traits';
import { connection } from '../../fakes/person';

/** The request as it leaves, for a connector with these traits. */
async function sent(traits: ConnectorTraits, request: ServerRequest): Promise<HttpRequest> {
  const requests: HttpRequest[] = [];
  const session: ServerSession = {
    serverUrl: connection.serverUrl,
    capabilities: connection.capabilities,
    hashedAccountId: '',
    hashedExtensionId: '',
    token: 'session',
    ringCentralToken: '',
    traits,
    keepToken: async () => {},
  };
  await requestServer(
    async (one) => {
      requests.push(one);
      return {
        status: 200,
        contentType: 'application/json',
        text: '{}',
        retryAfter: null,
        refreshedToken: null,
      };
    },
    session,
    request,
  );
  const [only] = requests;
  if (!only) throw new Error('Nothing left');
  return only;
}

const byNumber: ServerRequest = { purpose: 'contacts', path: '/contact', query: { phoneNumber: '+1' } };

describe('requests to a connector’s server', () => {
  test.each<[string, ConnectorTraits, ServerRequest, number | undefined]>([
    ['its own time', { timeoutMs: 9000 }, byNumber, 9000],
    ['the usual time where it names none', {}, byNumber, undefined],
    ['a request’s own time first', { timeoutMs: 9000 }, { ...byNumber, timeoutMs: 28_000 }, 28_000],
  ])('take %s', async (_what, traits, request, timeoutMs) => {
    expect((await sent(traits, request)).timeoutMs).toBe(timeoutMs);
  });

  const refreshed = (request: HttpRequest) =>
    new URL(request.url).searchParams.get('isForceRefreshAccountData');

  test.each<[string, ConnectorTraits, ServerRequest, string | null]>([
    ['by number, where it wants no cache', { refreshesContacts: true }, byNumber, 'true'],
    ['by number otherwise', {}, byNumber, null],
    ['by name', { refreshesContacts: true }, { ...byNumber, path: '/custom/contact/search' }, null],
    ['to make one', { refreshesContacts: true }, { ...byNumber, method: 'POST', body: {} }, null],
  ])('for contacts %s', async (_what, traits, request, value) => {
    expect(refreshed(await sent(traits, request))).toBe(value);
  });
});
