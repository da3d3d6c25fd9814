import { anything, array, assert, boolean, constantFrom, oneof, property, record, string } from 'fast-check';
import { expect, test } from 'vitest';
import { autoLogKinds, readSwitches } from '../../../src/dialer/service-settings';
import { service, settle, startBridge } from './bridge-under-test';

/** A Save on the page that the widget makes of our section: the section with all its items. */
function saveOf(...items: unknown[]) {
  const setting = { id: 'autoLog', type: 'section', name: 'Log by itself', items };
  return { settings: [setting], setting };
}
const item = (id: string, value: unknown) => ({ id, type: 'boolean', name: id, value });
/** As registered (bridge-under-test.ts): calls on, the others off, and the one for SMS locked. */
const unchanged = [
  item('call', true),
  item('sms', false),
  item('voicemail', false),
  item('inboundFax', false),
  item('outboundFax', false),
] as const;

/** What each of these Saves comes to. */
async function hear(...bodies: unknown[]) {
  const { ask, comeUp, heard } = startBridge();
  comeUp();
  for (const body of bodies) {
    ask('/settings', body);
    await settle();
  }
  return heard.saves;
}

test('of a Save only what differs is a change, several at once', async () => {
  const [call, sms, voicemail, fax] = unchanged;
  expect(await hear(saveOf({ ...call, value: false }, sms, voicemail, { ...fax, value: true }))).toEqual([
    { changes: { call: false, inboundFax: true }, refusals: [] },
  ]);
});

const nothing = { changes: {}, refusals: [] };

test('a Save of nothing new changes nothing', async () => {
  expect(await hear(saveOf(...unchanged))).toEqual([nothing]);
});

test('a locked switch is never changed, and the reason is said', async () => {
  const [call, sms, voicemail, fax] = unchanged;
  const moved = { ...sms, value: true };
  expect(await hear(saveOf(call, moved, voicemail, { ...fax, value: true }))).toEqual([
    { changes: { inboundFax: true }, refusals: ['SMS: Set by your admin'] },
  ]);
  expect(await hear(saveOf(call, moved, voicemail, fax))).toEqual([
    { changes: {}, refusals: ['SMS: Set by your admin'] },
  ]);
});

test('items that are not ours, or no switches, change nothing', async () => {
  const others = [item('theme', true), item('inboundFax', 'yes'), item('constructor', true), null, 'fax'];
  expect(await hear(saveOf(...unchanged, ...others))).toEqual([nothing]);
});

test('a switch is compared with what the widget shows: what it has saved, also while that is being stored', async () => {
  const [, ...others] = unchanged;
  const off = saveOf(item('call', false), ...others);
  expect(await hear(off, off, saveOf(...unchanged))).toEqual([
    { changes: { call: false }, refusals: [] },
    nothing,
    { changes: { call: true }, refusals: [] },
  ]);
});

test.each([
  ['moved back after a refusal', true],
  ['told of by the panel', false],
])('and so with what it has been %s', async (_how, isRefused) => {
  const { ask, comeUp, heard, bridge } = startBridge();
  comeUp();
  const [, ...others] = unchanged;
  ask('/settings', saveOf(item('call', false), ...others));
  await settle();
  const { autoLog } = service;
  if (isRefused) bridge.showSettingsAgain();
  else
    bridge.setService({
      ...service,
      autoLog: { ...autoLog, values: { ...autoLog.values, inboundFax: true } },
    });
  ask('/settings', saveOf(item('call', false), ...others));
  await settle();
  expect(heard.saves[1]).toEqual({
    changes: { call: false, ...(!isRefused && { inboundFax: false }) },
    refusals: [],
  });
});

test.each([
  ['an item by itself, as switches outside a section are sent', { setting: item('inboundFax', true) }],
  [
    'a section of somebody else',
    { setting: { id: 'crm', type: 'section', items: [item('inboundFax', true)] } },
  ],
  ['a section without items', { setting: { id: 'autoLog', type: 'section' } }],
  ['nothing', undefined],
])('%s cannot be read, which is said', async (_what, body) => {
  expect(await hear(body)).toEqual([undefined]);
});

test('whatever is sent as items, only our own kinds come out, on or off', () => {
  const items = array(
    oneof(
      anything(),
      record({ id: oneof(string(), constantFrom(...autoLogKinds)), value: oneof(boolean(), anything()) }),
    ),
  );
  assert(
    property(items, (sent) => {
      for (const [kind, value] of Object.entries(readSwitches(saveOf(...sent)) ?? {})) {
        expect(autoLogKinds).toContain(kind);
        expect(value).toBeTypeOf('boolean');
      }
    }),
  );
});
