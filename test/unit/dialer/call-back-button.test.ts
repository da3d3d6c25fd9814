import { expect, test } from 'vitest';
import { callBackButtons, readCallBackButton } from '../../../src/dialer/call-back-button';
import { service, settle, startBridge } from './bridge-under-test';

const [button] = callBackButtons('Call back later');
const inbound = { direction: 'Inbound', from: { phoneNumber: '+16505550123' }, to: { phoneNumber: '+1' } };

test.each([
  ['a call that came in', inbound, '+16505550123'],
  ['a call that went out', { ...inbound, direction: 'Outbound' }, '+1'],
  [
    'a message that went out',
    { direction: 'Outbound', to: [{ phoneNumber: '+16505550300' }] },
    '+16505550300',
  ],
  ['a message to one', { direction: 'Outbound', to: { phoneNumber: '+16505550102' } }, '+16505550102'],
  ['a conversation', { correspondents: [{ phoneNumber: '+16505550199' }] }, '+16505550199'],
  [
    'a contact, at the number outside',
    {
      phoneNumbers: [
        { phoneType: 'extension', phoneNumber: '101' },
        { phoneType: 'direct', phoneNumber: '+16505550200' },
      ],
    },
    '+16505550200',
  ],
  ['a colleague', { direction: 'Inbound', from: { extensionNumber: '102' } }, '102'],
  ['a withheld number', { direction: 'Inbound', from: {} }, ''],
  ['nothing that can be read', { from: 7, to: 'x', direction: null, phoneNumbers: {} }, ''],
  ['nothing', undefined, ''],
])('pressed at %s', (_name, resource, number) => {
  expect(readCallBackButton({ button, resource })).toBe(number);
});

test.each([undefined, 'x', {}, { button: { id: 'another' } }, { button: {} }])(
  '%j is another button',
  (body) => {
    expect(readCallBackButton(body)).toBeUndefined();
  },
);

test('the widget has it at calls, messages and contacts, and no longer where there is no list', () => {
  const { bridge, posted, say } = startBridge();
  say({ type: 'rc-adapter-pushAdapterState' });
  const buttons = () =>
    Object(posted.findLast(({ type }) => type.includes('third-party-service')))['service'].buttons;
  expect(buttons()).toMatchObject([
    { type: 'callAction', label: 'Call back later' },
    { type: 'messageAction', label: 'Call back later' },
    { type: 'contactAction', label: 'Call back later' },
  ]);
  bridge.setService({ ...service, callBackTitle: '' });
  expect(buttons()).toEqual([]);
});

test('a press leads to the panel, and is answered at once', async () => {
  const { heard, ask, comeUp, replies } = startBridge();
  comeUp();
  ask('/button', { button, resource: inbound });
  await settle();
  expect([heard.callBacks, heard.opened, replies().length]).toEqual([['+16505550123'], 0, 1]);
});

test('it dials only what the widget can dial now: what it cannot, it ignores without a word', () => {
  const { bridge, posted, say } = startBridge();
  const calls = () => posted.filter(({ type }) => type === 'rc-adapter-new-call');
  say({ type: 'rc-adapter-pushAdapterState' });
  expect([bridge.dial('+16505550123'), calls()]).toEqual([false, []]);
  say({ type: 'rc-dialer-status-notify', ready: true });
  expect(bridge.dial('+16505550123')).toBe(true);
  expect(calls()).toMatchObject([{ phoneNumber: '+16505550123', toCall: true }]);
  say({ type: 'rc-dialer-status-notify', ready: false });
  expect(bridge.dial('+16505550123')).toBe(false);
  say({ type: 'rc-dialer-status-notify', ready: true });
  // The frame was loaded anew.
  say({ type: 'rc-adapter-pushAdapterState' });
  expect([bridge.dial('+16505550123'), calls().length]).toEqual([false, 1]);
  bridge.writeTo('+16505550123');
  expect(posted.at(-1)).toMatchObject({ type: 'rc-adapter-new-sms', phoneNumber: '+16505550123' });
});
