import { expect, test } from 'vitest';
import * as v from 'valibot';
import { ada, recorded, settle, startBridge } from './bridge-under-test';

const loginSchema = v.object({ type: v.literal('rc-login-status-notify'), loggedIn: v.boolean() });
const requestSchema = v.object({
  type: v.literal('rc-post-message-request'),
  requestId: v.string(),
  path: v.string(),
});

async function replay(answers: Parameters<typeof startBridge>[0] = {}) {
  const dialer = startBridge(answers);
  for (const { t, data } of recorded) {
    dialer.setNow(1_795_297_367_161 + (t - 11_638));
    dialer.say(data);
    await settle();
  }
  return dialer;
}

test('the service is registered once the widget is up, before anything else is sent', async () => {
  const { posted } = await replay();
  expect(posted[0]).toMatchObject({
    type: 'rc-adapter-register-third-party-service',
    service: {
      displayName: 'KeyCRM',
      callLoggerTitle: 'Log to KeyCRM',
      authorized: true,
      authorizedAccount: 'Dana Reyes',
    },
  });
});

test('every request of the real widget is answered once, with its own id', async () => {
  const { replies } = await replay();
  const asked = recorded.map(({ data }) => data).filter((data) => v.is(requestSchema, data));
  expect(asked.length).toBeGreaterThan(25);
  expect(replies().map((reply) => reply['responseId'])).toEqual(asked.map(({ requestId }) => requestId));
});

test('sign-in states arrive as the widget says them, with the extension number', async () => {
  const { heard } = await replay();
  const said = recorded.map(({ data }) => data).filter((data) => v.is(loginSchema, data));
  expect(heard.signIns.map(({ isSignedIn }) => isSignedIn)).toEqual(said.map(({ loggedIn }) => loggedIn));
  expect(heard.signIns.find(({ isSignedIn }) => isSignedIn)?.extensionNumber).toBe('101');
});

test('the recorded inbound call is reported once per step, however many sources repeat it', async () => {
  const { heard } = await replay();
  const steps = heard.calls.filter(({ call }) => call.sessionId === '900000077');
  expect(steps.map(({ status }) => status)).toEqual(['ringing', 'connected', 'ended']);
  expect(steps[2]?.call).toMatchObject({
    direction: 'Inbound',
    telephonySessionId: 's-tel-77',
    startTime: 1_795_297_367_161,
    result: 'Accepted',
    from: { phoneNumber: '+16505550123', name: 'WIRELESS CALLER' },
    to: { phoneNumber: '+16505550100', name: 'Demo User' },
  });
});

test('the call log record that follows has the final duration and result', async () => {
  const { heard } = await replay();
  expect(heard.records).toHaveLength(1);
  expect(heard.records[0]).toMatchObject({ sessionId: '900000077', duration: 30, result: 'Accepted' });
});

test('the Log button and the page that it opened arrive as the call they were pressed on', async () => {
  const { heard } = await replay();
  expect(heard.buttons.length).toBeGreaterThan(0);
  expect(heard.buttons[0]).toMatchObject({ sessionId: '90000001', duration: 65, result: 'Accepted' });
});

test('calls on the web phone are counted until they end', async () => {
  const { heard } = await replay();
  expect(Math.max(...heard.webPhoneCalls)).toBe(1);
  expect(heard.webPhoneCalls.at(-1)).toBe(0);
});

test('matches go out in the widget’s shape', async () => {
  const asked: string[][] = [];
  const { replies } = await replay({
    matchContacts: async (numbers) => {
      asked.push([...numbers]);
      return Object.fromEntries(numbers.map((number) => [number, number === '+16505550123' ? [ada] : []]));
    },
    matchCallLogs: async () => ({ '90000001': 'LOG1' }),
  });
  const first = recorded
    .map(({ data }) => data)
    .find((data) => v.is(requestSchema, data) && data.path === '/contacts/match');
  const reply = replies().find(({ responseId }) => responseId === v.parse(requestSchema, first).requestId);
  expect(asked[0]).toEqual(['101', '+16505550177', '+16505550100', '+16505550123']);
  expect(reply?.['response']).toEqual({
    data: {
      '101': [],
      '+16505550177': [],
      '+16505550100': [],
      '+16505550123': [
        {
          id: 'c1',
          name: 'Ada Lovelace',
          type: 'App Connect Panel',
          crm: 'KeyCRM',
          contactType: 'Contact',
          company: 'Analytical Engines',
          phoneNumbers: [{ phoneNumber: '+16505550123', phoneType: 'direct' }],
        },
      ],
    },
  });
  expect(replies().map(({ response }) => response)).toContainEqual({
    data: { '90000001': [{ id: 'LOG1' }] },
  });
});
