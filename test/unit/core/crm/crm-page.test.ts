import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crmPage } from '../../../../src/core/crm/crm-page';

/** Addresses in the CRM, from a connector's template. */

const hostname = 'acme.crm.example';
const contact = { id: 'c/1', type: 'Lead' };

describe('tokens', () => {
  test.each([
    ['https://{hostname}/{contactType}/{contactId}', 'https://acme.crm.example/Lead/c%2F1'],
    ['https://{hostname}/log/{logId}', 'https://acme.crm.example/log/L%201'],
    ['https://x.example.com/?a={thirdPartyAppointmentId}', 'https://x.example.com/?a='],
    [
      'https://x.example.com/?team={team}&size={size}&on={on}',
      'https://x.example.com/?team=R%26D&size=3&on=false',
    ],
    // A setting of that name changes nothing about the contact.
    ['https://x.example.com/?c={contactType}', 'https://x.example.com/?c=Lead'],
    // What is no setting, or none that fits into an address, stays.
    ['https://x.example.com/?a={unknown}&b={list}', 'https://x.example.com/?a={unknown}&b={list}'],
    ['https://x.example.com/?a={constructor}', 'https://x.example.com/?a={constructor}'],
  ])('%s', (template, address) => {
    const settings = { team: 'R&D', size: 3, on: false, list: ['a'], contactType: 'Account' };
    expect(crmPage(template, { hostname, contact, logId: 'L 1', settings })).toBe(address);
  });

  test.each([
    ['', hostname],
    ['https://{hostname}/x', ''],
    ['https://{hostname}/x', 'temp'],
    ['https://{hostname}/x', 'crm.example.com/@evil.example.com'],
    ['http://crm.example.com/x', hostname],
    ['data:text/html,{contactId}', hostname],
    ['https://localhost/{contactId}', hostname],
    ['https://{team}/x', hostname],
  ])('no address from %j at %j', (template, host) => {
    expect(
      crmPage(template, { hostname: host, contact, settings: { team: 'user@evil.example.com' } }),
    ).toBeUndefined();
  });
});

test('no value leaves its place in an address', () => {
  fc.assert(
    fc.property(fc.string(), fc.string(), (id, team) => {
      const template = 'https://{hostname}/contacts/{contactId}/view?team={team}#top';
      const address = crmPage(template, {
        hostname,
        contact: { id: `x${id}`, type: '' },
        settings: { team },
      });
      if (address === undefined) return;
      const url = new URL(address);
      expect([url.host, url.pathname.split('/').length, url.hash]).toEqual([hostname, 4, '#top']);
      expect(decodeURIComponent(url.pathname.split('/')[2] ?? '')).toBe(`x${id}`);
      expect([...url.searchParams.entries()]).toEqual([['team', team]]);
    }),
  );
});
