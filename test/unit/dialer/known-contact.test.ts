import { describe, expect, test } from 'vitest';
import { serviceName } from '../../../src/dialer/registration';
import { ada, service, settle, startBridge } from './bridge-under-test';

/** Records carry the carrier's name in `from.name`, and whom the widget has matched in `fromMatches`. */

const carrier = { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' };
const line = { phoneNumber: '+16505550100', name: 'Demo User' };
const call = {
  sessionId: '90000001',
  direction: 'Inbound',
  startTime: 1_795_292_323_170,
  duration: 65,
  result: 'Accepted',
  from: carrier,
  to: line,
};

/** The contact as the widget got it from us, and gives it back. */
async function matchedAda(): Promise<object> {
  const { comeUp, ask, replies } = startBridge({
    matchContacts: async () => ({ [carrier.phoneNumber]: [ada] }),
  });
  comeUp();
  ask('/contacts/match', { phoneNumbers: [carrier.phoneNumber] });
  await settle();
  const [contact] = Object(replies()[0]?.['response']).data[carrier.phoneNumber];
  return { ...contact, entityType: contact.type };
}

async function nameOf(part: object, crm = service.displayName) {
  const { bridge, comeUp, ask, heard } = startBridge();
  comeUp();
  bridge.setService({ ...service, displayName: crm });
  ask('/callLogger', { triggerType: 'callLogSync', call: { ...call, ...part } });
  await settle();
  return heard.records[0]?.knownAs;
}

describe('whom the widget has matched with a call', () => {
  test('is known for a record that comes later, and for calls of before the panel was open', async () => {
    const fromMatches = [await matchedAda()];
    expect(await nameOf({ fromMatches })).toBe('Ada Lovelace');
    const { comeUp, say, heard, posted } = startBridge();
    comeUp();
    say({ type: 'rc-call-history-synced-notify' });
    await settle();
    const responseId = posted.at(-1)?.['requestId'];
    const calls = [{ ...call, fromMatches }];
    say({ type: 'rc-adapter-message-response', responseId, response: { calls, hasMore: false } });
    await settle();
    expect(heard.unlogged).toMatchObject([{ from: carrier, knownAs: 'Ada Lovelace' }]);
  });

  test('is read beside ids that no contact has', async () => {
    const circular: { [key: string]: unknown } = {
      type: serviceName,
      crm: service.displayName,
      name: 'Loop',
    };
    circular['id'] = circular;
    const [known] = [await matchedAda()];
    for (const id of [7n, circular])
      expect(await nameOf({ fromMatches: [{ ...circular, id }, known] })).toBe('Ada Lovelace');
  });

  test('is the other party’s', async () => {
    const matches = [await matchedAda()];
    const outbound = { direction: 'Outbound', from: line, to: carrier };
    expect(await nameOf({ ...outbound, toMatches: matches })).toBe('Ada Lovelace');
    expect(await nameOf({ ...outbound, fromMatches: matches })).toBeUndefined();
    expect(await nameOf({ toMatches: matches })).toBeUndefined();
  });

  test('is nobody where there are several, another address book’s, or the CRM’s of before', async () => {
    const contact = await matchedAda();
    expect(
      await nameOf({ fromMatches: [contact, { ...contact, id: 'c2', name: 'Ada Byron' }] }),
    ).toBeUndefined();
    expect(await nameOf({ fromMatches: [contact, contact] })).toBe('Ada Lovelace');
    expect(await nameOf({ fromMatches: [{ ...contact, type: 'RingCentral Contacts' }] })).toBeUndefined();
    expect(await nameOf({ fromMatches: [{ ...contact, type: 'Personal' }, contact] })).toBe('Ada Lovelace');
    expect(await nameOf({ fromMatches: [contact] }, 'OAuth CRM')).toBeUndefined();
  });

  test.each([
    ['nothing', undefined],
    ['no list', 'Ada'],
    ['junk', [null, 7, 'Ada', [], {}, { type: serviceName }]],
  ])('%s is nobody', async (_what, fromMatches) => {
    expect(await nameOf({ fromMatches })).toBeUndefined();
  });

  test('has a name that is cut and cleaned', async () => {
    const name = `A\u202e${'d'.repeat(10_000)}`;
    const read = await nameOf({ fromMatches: [{ ...(await matchedAda()), name }] });
    expect(read?.length).toBeLessThanOrEqual(200);
    expect(read).not.toContain('\u202e');
    expect(
      await nameOf({ fromMatches: [{ ...(await matchedAda()), name: { first: 'Ada' } }] }),
    ).toBeUndefined();
  });
});
