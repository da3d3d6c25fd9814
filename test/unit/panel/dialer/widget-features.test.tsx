// @vitest-environment jsdom
import { expect, test, vi } from 'vitest';
import type { WidgetFeatures } from '../../../../src/dialer/widget-features';
import { useWidgetFeatures } from '../../../../src/panel/dialer/widget-features';
import { paintPanel } from '../paint-panel';
import { connection } from '../sample-view';

vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

type View = Parameters<typeof paintPanel>[1];

/** What the widget is told where this is set. */
async function featuresOf(view: View): Promise<WidgetFeatures> {
  const told: WidgetFeatures[] = [];
  function Listener() {
    told.push(useWidgetFeatures());
    return null;
  }
  await paintPanel(<Listener />, view);
  const last = told.at(-1);
  if (!last) throw new Error('Nothing was told');
  return last;
}

const set = (admin: object, own: object = {}): View => ({
  settingRecords: { admin: { ...admin }, own: { ...own } },
});

test('nobody has set anything: every tab is there, and the rest is the widget’s own', async () => {
  const { tabs, ...rest } = await featuresOf({});
  expect(Object.values(tabs)).toEqual(Object.values(tabs).map(() => true));
  expect(rest).toEqual({ assistant: undefined, display: undefined, timesTyping: false });
});

test.each([
  ['showChatTab', 'chat'],
  ['showMeetingsTab', 'meetings'],
  ['showTextTab', 'text'],
  ['showFaxTab', 'fax'],
  ['showVoicemailTab', 'voicemail'],
  ['showRecordingsTab', 'recordings'],
  ['showContactsTab', 'contacts'],
])('%s governs %s alone, for an admin, a person and a policy', async (key, tab) => {
  const off = (features: WidgetFeatures) =>
    Object.entries(features.tabs).flatMap(([name, isOn]) => (isOn ? [] : [name]));
  expect(off(await featuresOf(set({ [key]: { value: false, customizable: false } })))).toEqual([tab]);
  expect(off(await featuresOf(set({}, { [key]: { value: false } })))).toEqual([tab]);
  const policy = { preferences: { [key]: false }, broken: [] };
  expect(off(await featuresOf({ ...set({}, { [key]: { value: true } }), policy }))).toEqual([tab]);
});

test('a locked switch of the AI assistant says who has locked it, the other stays open', async () => {
  const { assistant } = await featuresOf(
    set(
      { autoStartAiAssistant: { value: true, customizable: false } },
      { showAiAssistantWidget: { value: true } },
    ),
  );
  expect(assistant).toEqual({
    values: { showAiAssistantWidget: true, autoStartAiAssistant: true },
    locks: { showAiAssistantWidget: undefined, autoStartAiAssistant: 'Set by your admin' },
  });
});

test('numbers are shown as somebody has chosen', async () => {
  const { display } = await featuresOf(
    set({
      phoneNumberDisplayFormatType: { value: 'custom', customizable: true },
      phoneNumberDisplayFormatTemplate: { value: '(###) ###-####', customizable: true },
    }),
  );
  expect(display).toEqual({
    values: { phoneNumberDisplayFormatType: 'custom', phoneNumberDisplayFormatTemplate: '(###) ###-####' },
    locks: {},
  });
});

test('typing is timed where the connector declares it', async () => {
  const declaredLog = { callFields: [], messageFields: [], contactType: '', timesTyping: true };
  expect((await featuresOf({ connection: { ...connection, declaredLog } })).timesTyping).toBe(true);
});
