import { anything, assert, constantFrom, object, property } from 'fast-check';
import { expect, test } from 'vitest';
import { dialerOrigin } from '../../../src/dialer/address';
import { readMessage } from '../../../src/dialer/messages';
import { recorded, settle, startBridge } from './bridge-under-test';

const deaf = {
  up: 0,
  signIns: [],
  brandAssets: 0,
  popups: [],
  authorize: 0,
  calls: [],
  records: [],
  buttons: [],
  callBacks: [],
  webPhoneCalls: [],
  unlogged: [],
  conversations: [],
  messageButtons: [],
  saves: [],
  choices: [],
  opened: 0,
  current: [],
};

const otherFrame = { postMessage: () => {} };

test.each([
  ['a sibling frame', dialerOrigin, otherFrame],
  // What the widget's page holds inside itself has its origin, and another window.
  ['a frame nested in the dialer', dialerOrigin, { postMessage: () => {}, parent: 'the dialer' }],
  ['another extension', 'chrome-extension://ponmlkjihgfedcba', otherFrame],
  ['the page itself', 'chrome-extension://abcdefghijklmnop', globalThis],
  ['no source', dialerOrigin, null],
])('%s says everything that the widget can say and gets nothing', async (_who, origin, source) => {
  const { bridge, heard, frame } = startBridge();
  for (const { data } of recorded) bridge.receive({ data, origin, source });
  await settle();
  expect(heard).toEqual(deaf);
  expect(frame.postMessage).not.toHaveBeenCalled();
});

test.each([
  'https://evil.example',
  'null',
  '',
  'http://apps.ringcentral.com',
  'https://apps.ringcentral.com.evil.example',
  'https://apps.ringcentral.com:8443',
  'https://APPS.ringcentral.com/',
  'chrome-extension://ponmlkjihgfedcba',
])('the frame, led away to %s, gets nothing', async (origin) => {
  const { bridge, heard, frame } = startBridge();
  for (const { data } of recorded) bridge.receive({ data, origin, source: frame });
  await settle();
  expect(heard).toEqual(deaf);
  expect(frame.postMessage).not.toHaveBeenCalled();
});

test('while there is no frame, a message without a source is not its own', () => {
  const { bridge, heard, hideFrame } = startBridge();
  hideFrame();
  bridge.receive({ data: { type: 'rc-adapter-pushAdapterState' }, origin: dialerOrigin, source: null });
  expect(heard).toEqual(deaf);
});

test('whatever is posted goes to the exact origin, never to everybody', async () => {
  const { frame, say, bridge } = startBridge();
  for (const { data } of recorded) say(data);
  bridge.signIn('https://abc.chromiumapp.org/ringcentral?code=1');
  await settle();
  expect(frame.postMessage.mock.calls.length).toBeGreaterThan(10);
  for (const [, origin] of frame.postMessage.mock.calls) expect(origin).toBe(dialerOrigin);
});

test('junk from the right frame makes nothing fall over and nothing happen', () => {
  const { say, heard } = startBridge();
  assert(property(anything({ withNullPrototype: true, withBigInt: true }), (data) => say(data)));
  expect(heard).toEqual(deaf);
});

test.each([
  'rc-adapter-pushAdapterState',
  'rc-login-status-notify',
  'rc-login-popup-notify',
  'rc-active-call-notify',
  'rc-call-start-notify',
  'rc-post-message-request',
  'rc-adapter-message-response',
])('%s with junk inside is parsed or dropped, never thrown at us', async (type) => {
  const { bridge, say } = startBridge();
  const junk = object({
    key: constantFrom('call', 'requestId', 'path', 'body', '__proto__', 'loggedIn', 'id'),
  });
  assert(property(junk, (body) => say({ ...body, type })));
  await settle();
  bridge.close();
  expect(readMessage({ type })?.type).toSatisfy((read: unknown) => read === undefined || read === type);
});

test('junk in the body of every path is answered', async () => {
  const { comeUp, ask, replies } = startBridge();
  comeUp();
  const paths = ['/contacts/match', '/contacts/search', '/callLogger', '/callLogger/match', '/authorize'];
  const bodies = [
    undefined,
    null,
    7,
    'x'.repeat(1_000_000),
    [],
    { phoneNumbers: 'all', sessionIds: { length: 9 }, searchString: ['x'], call: [], triggerType: {} },
    JSON.parse('{"__proto__":{"phoneNumbers":["+16505550123"]},"constructor":{}}'),
    { phoneNumbers: Array.from({ length: 100_000 }, (_, index) => `+1650${index}`) },
  ];
  for (const path of paths) for (const [index, body] of bodies.entries()) ask(path, body, `${path}#${index}`);
  await settle();
  await settle();
  expect(replies()).toHaveLength(paths.length * bodies.length);
});

test('a flood of numbers reaches the worker as at most fifty', async () => {
  let most = 0;
  const { comeUp, ask } = startBridge({
    matchContacts: async (numbers) => {
      most = Math.max(most, numbers.length);
      return {};
    },
  });
  comeUp();
  ask('/contacts/match', { phoneNumbers: Array.from({ length: 10_000 }, (_, index) => `+1650555${index}`) });
  await settle();
  expect(most).toBe(50);
});

test('texts are cut and cleaned, ids that are none are refused', async () => {
  const { comeUp, ask, heard } = startBridge();
  comeUp();
  const call = {
    direction: 'Inbound',
    startTime: 1,
    from: { name: `a\u202e${'x'.repeat(10_000)}` },
    to: null,
  };
  ask('/callLogger', { triggerType: 'createLog', call: { ...call, sessionId: '1' } });
  ask('/callLogger', { triggerType: 'createLog', call: { ...call, sessionId: '__proto__/x' } });
  ask('/callLogger', { triggerType: 'createLog', call: { ...call, sessionId: 'x'.repeat(5000) } });
  await settle();
  const [read, ...refused] = heard.buttons;
  expect(read?.from.name?.length).toBeLessThanOrEqual(120);
  expect(read?.from.name).not.toContain('\u202e');
  expect(refused).toEqual([undefined, undefined]);
});

test('a token in a recording never comes through', async () => {
  const { comeUp, ask, heard } = startBridge();
  comeUp();
  const link =
    'https://ringcentral.github.io/ringcentral-media-reader/?media=https%3A%2F%2Fmedia.ringcentral.com%2Fx%3Faccess_token%3DSECRET';
  const recording = { link, contentUri: 'https://media.ringcentral.com/x?access_token=SECRET', uri: 'x' };
  const call = {
    sessionId: '1',
    direction: 'Inbound',
    startTime: 1,
    duration: 1,
    result: 'Accepted',
    recording,
  };
  ask('/callLogger', { triggerType: 'callLogSync', call });
  await settle();
  expect(heard.records).toHaveLength(1);
  expect(heard.records[0]?.recordingLink).toContain('media.ringcentral.com');
  expect(JSON.stringify(heard)).not.toMatch(/SECRET|access_token/);
});

test.each(['http://platform.ringcentral.com/x', 'ftp://platform.ringcentral.com/x', '//x', 7, null])(
  'a sign-in address that is no safe one is not offered: %s',
  (oAuthUri) => expect(readMessage({ type: 'rc-login-popup-notify', oAuthUri })).toBeUndefined(),
);
