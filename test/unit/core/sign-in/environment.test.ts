import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readEnvironment, readHostname } from '../../../../src/core/sign-in/environment';
import { isPublicHost } from '../../../../src/core/basics/url';
import internalHosts from '../../../hostile/internal-hosts.json' with { type: 'json' };

describe('where a CRM lives', () => {
  test.each([
    [undefined],
    [{ type: 'fixed', url: 'https://crm.example.com' }],
    [{ type: 'other' }],
    [['dynamic']],
  ])('%j asks nothing', (environment) => {
    expect(readEnvironment({ environment })).toEqual({ kind: 'fixed' });
  });

  test('at one of several: safe addresses only, by their host', () => {
    const selections = [
      { const: 'https://eu.crm.example.com/login', name: 'Europe' },
      { const: 'https://us.crm.example.com' },
      { const: 'http://crm.example.com', name: 'plain' },
      { const: 'https://10.0.0.1', name: 'internal' },
      'https://crm.example.com',
      null,
    ];
    expect(readEnvironment({ environment: { type: 'selectable', selections } })).toEqual({
      kind: 'selectable',
      choices: [
        { hostname: 'eu.crm.example.com', title: 'Europe' },
        { hostname: 'us.crm.example.com', title: 'us.crm.example.com' },
      ],
    });
  });

  test('at one of several of which none can be read: the person names it', () => {
    const environment = { type: 'selectable', selections: [{ const: 'data:text/html,x' }] };
    expect(readEnvironment({ environment })).toMatchObject({ kind: 'dynamic', pattern: '' });
  });

  test.each([
    ['*.example.com', '*.example.com'],
    ['https://*.Example.com/*', '*.example.com'],
    ['crm.example.com', 'crm.example.com'],
    ['*://*.example.com/app', '*.example.com'],
    ['*', ''],
    ['*.com', ''],
    ['a*b.example.com', ''],
    [7, ''],
    [undefined, ''],
  ])('at the customer’s own address: %j', (urlIdentifier, pattern) => {
    const environment = { type: 'dynamic', urlIdentifier, instructions: ['Log in', '', 5] };
    expect(readEnvironment({ environment })).toEqual({
      kind: 'dynamic',
      pattern,
      instructions: ['Log in', '5'],
    });
  });
});

describe('an address that a person types', () => {
  test.each([
    ['acme.example.com', 'acme.example.com'],
    [' https://ACME.example.com/contacts/7?x=1#y ', 'acme.example.com'],
    ['HTTPS://acme.example.com:443', 'acme.example.com'],
    ['a.b.example.com/login', 'a.b.example.com'],
  ])('%j', (typed, hostname) => {
    expect(readHostname(typed, '*.example.com')).toEqual({ hostname });
  });

  test.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['http://acme.example.com', 'not_https'],
    ['ftp://acme.example.com', 'not_https'],
    ['https://user:secret@acme.example.com', 'internal'],
    ['data:text/html,x', 'internal'],
    ['acme', 'internal'],
    ['acme.example.com.evil.net', 'not_theirs'],
    ['example.com', 'not_theirs'],
    ['evilexample.com', 'not_theirs'],
  ])('%j is refused: %s', (typed, problem) => {
    expect(readHostname(typed, '*.example.com')).toEqual({ problem });
  });

  test.each(internalHosts.map((host) => [host]))('an internal one: %s', (host) => {
    expect(readHostname(`https://${host}/`, '')).toEqual({ problem: 'internal' });
    expect(readHostname(host, '')).toEqual({ problem: 'internal' });
  });

  test('what is taken is always a public host name alone', () => {
    const details = fc.check(
      fc.property(fc.oneof(fc.string(), fc.webUrl(), fc.ipV4(), fc.domain()), (typed) => {
        const read = readHostname(typed, '');
        return !('hostname' in read) || (isPublicHost(read.hostname) && !/[/:@\s]/.test(read.hostname));
      }),
    );
    expect(details.failed, JSON.stringify(details.counterexample)).toBe(false);
  });
});
