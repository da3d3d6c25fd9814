import { describe, expect, test } from 'vitest';
import { connectorChanges, type ConnectorTerms } from '../../../../src/core/crm/connector-change';
import { readConnectorTerms } from '../../../../src/core/crm/connector-manifest';

const terms: ConnectorTerms = {
  authType: 'apiKey',
  redirectPage: 'https://landing.example.com/a',
  fields: ['call deal', 'message deal', 'setting prefix'],
};
const relied = { serverUrl: 'https://server.example.com', terms };
const published = (change: Partial<ConnectorTerms> = {}, serverUrl = 'https://server.example.com/') => ({
  serverUrl,
  terms: { ...terms, ...change },
});

describe('what has changed since a person connected', () => {
  test.each<[string, ReturnType<typeof published>, object[]]>([
    ['nothing', published(), []],
    ['another page of the same host', published({ redirectPage: 'https://landing.example.com/b' }), []],
    ['more fields', published({ fields: [...terms.fields, 'call more'] }), []],
    [
      'the server',
      published({}, 'https://other.example.com/'),
      [{ what: 'server', before: 'server.example.com', now: 'other.example.com' }],
    ],
    [
      'another path on the server',
      published({}, 'https://server.example.com/eu'),
      [{ what: 'server', before: 'server.example.com', now: 'server.example.com' }],
    ],
    [
      'how one signs in',
      published({ authType: 'oauth' }),
      [{ what: 'auth', before: 'apiKey', now: 'oauth' }],
    ],
    [
      'where sign-ins end',
      published({ redirectPage: 'https://new.example.com/' }),
      [{ what: 'landing', before: 'landing.example.com', now: 'new.example.com' }],
    ],
    [
      'a field that is gone from two forms',
      published({ fields: ['setting prefix'] }),
      [{ what: 'field', before: 'deal', now: '' }],
    ],
  ])('%s', (_what, now, changes) => {
    expect(connectorChanges(relied, now)).toEqual(changes);
  });

  test('of a connection that kept nothing of it: the server alone can be told', () => {
    const { terms: _none, ...older } = relied;
    expect(connectorChanges(older, published({ authType: 'oauth', fields: [] }))).toEqual([]);
    expect(connectorChanges(older, published({}, 'https://x.example.com'))).toHaveLength(1);
  });
});

test('what a person relies on is read from any manifest', () => {
  const platform = {
    auth: { type: 'oauth' },
    page: { callLog: { additionalFields: [{ const: 'deal' }, 'junk', { const: 7 }] } },
    settings: [{ id: 'section', items: [{ id: 'prefix' }, { items: [{ id: 'inner' }] }] }, { id: 'alone' }],
  };
  expect(readConnectorTerms({ redirectUri: 'https://landing.example.com/a' }, platform)).toEqual({
    authType: 'oauth',
    redirectPage: 'https://landing.example.com/a',
    fields: ['call deal', 'call 7', 'setting prefix', 'setting inner', 'setting alone'],
  });
  const auth = { type: 'oauth', oauth: { redirectUri: 'https://own.example.com/b' } };
  const own = readConnectorTerms({ redirectUri: 'https://landing.example.com/a' }, { ...platform, auth });
  expect(own.redirectPage).toBe('https://own.example.com/b');
  expect(readConnectorTerms(null, {})).toEqual({ authType: 'apiKey', fields: [] });
});
