import { describe, expect, test } from 'vitest';
import { isPopDue, popFor } from '../../../../src/core/activity/call-pop';
import { readCrmPages } from '../../../../src/core/crm/crm-pages';
import { builtInClientSettings } from '../../../../src/core/settings/client-setting';

/** What a call opens in the CRM. */

const steps = ['ring', 'answer'] as const;
const inbound = { direction: 'Inbound' } as const;
const outbound = { direction: 'Outbound' } as const;

describe('when', () => {
  test('nothing opens where nobody chose', () => {
    for (const step of steps)
      for (const call of [inbound, outbound]) expect(isPopDue(builtInClientSettings, call, step)).toBe(false);
  });

  test.each([
    ['openContactPageFromIncomingCall', inbound, outbound],
    ['openContactPageFromOutgoingCall', outbound, inbound],
  ] as const)('%s is about calls of its direction', (rule, its, other) => {
    const ringing = { ...builtInClientSettings, [rule]: 'onFirstRing' };
    const answered = { ...builtInClientSettings, [rule]: 'onAnswer' };
    expect(steps.map((step) => isPopDue(ringing, its, step))).toEqual([true, false]);
    expect(steps.map((step) => isPopDue(answered, its, step))).toEqual([false, true]);
    for (const step of steps)
      expect([isPopDue(ringing, other, step), isPopDue(answered, other, step)]).toEqual([false, false]);
  });
});

const platform = {
  contactPageUrl: 'https://{hostname}/{contactType}/{contactId}',
  callPopUrl: 'https://{hostname}/pop/{contactId}?team={team}',
  fallbackContactPageUrl: 'https://{hostname}/new',
  enableFallbackContactPageUrl: true,
};
const pagesOf = (more: object = {}) => ({
  ...readCrmPages({ ...platform, ...more }),
  hostname: 'crm.example.com',
  settings: { team: 'A & B' },
});
const ada = { id: '1', name: 'Ada', type: 'Lead' };
const ben = { id: '2', name: 'Ben', type: 'Contact' };

describe('what', () => {
  test.each([
    ['one contact', [ada], {}, ['https://crm.example.com/pop/1?team=A%20%26%20B']],
    ['one, without a page for calls', [ada], { callPopUrl: '' }, ['https://crm.example.com/Lead/1']],
    ['one, without any page', [ada], { callPopUrl: '', contactPageUrl: '' }, []],
    ['nobody', [], {}, ['https://crm.example.com/new']],
    ['nobody, where that is off', [], { enableFallbackContactPageUrl: 'true' }, []],
    ['nobody, with an address that is none', [], { fallbackContactPageUrl: 'ftp://crm.example.com/' }, []],
    ['nobody, with a file', [], { fallbackContactPageUrl: 'file:///etc/passwd' }, []],
  ])('%s', (_what, contacts, more, addresses) => {
    expect(popFor(contacts, builtInClientSettings, pagesOf(more))).toEqual({ addresses, asksPerson: false });
  });

  test.each([
    ['disabled', { addresses: [], asksPerson: false }],
    ['promptToSelect', { addresses: [], asksPerson: true }],
    [
      'openAllMatches',
      {
        addresses: ['https://crm.example.com/Lead/1', 'https://crm.example.com/Contact/2'],
        asksPerson: false,
      },
    ],
  ] as const)('several contacts: %s', (multiContactMatchBehavior, pop) => {
    expect(popFor([ada, ben], { ...builtInClientSettings, multiContactMatchBehavior }, pagesOf())).toEqual(
      pop,
    );
  });

  test('ten pages of all that match', () => {
    const crowd = Array.from({ length: 40 }, (_, index) => ({ ...ada, id: `${index}` }));
    const rules = { ...builtInClientSettings, multiContactMatchBehavior: 'openAllMatches' as const };
    expect(popFor(crowd, rules, pagesOf()).addresses).toHaveLength(10);
  });
});
