import { expect, test } from 'vitest';
import type { WidgetFeatures } from '../../../src/dialer/widget-features';
import { service, startBridge } from './bridge-under-test';

const { features } = service;
const tabs = 'rc-adapter-update-features-flags';
const assistant = 'rc-adapter-update-ai-assistant-settings';
const display = 'rc-adapter-set-phone-number-format';
const typing = 'rc-adapter-update-sms-typing-time-tracking';

const displayValues = {
  phoneNumberDisplayFormatType: 'custom',
  phoneNumberDisplayFormatTemplate: '(###) ###-xxxx',
} as const;

const decided: WidgetFeatures = {
  ...features,
  assistant: {
    values: { showAiAssistantWidget: true, autoStartAiAssistant: false },
    locks: { autoStartAiAssistant: 'Set by your admin' },
  },
  display: { values: displayValues, locks: {} },
};

function running(before: WidgetFeatures) {
  const started = startBridge();
  started.bridge.setService({ ...service, features: before });
  started.comeUp();
  const first = started.posted.splice(0);
  const change = (after: WidgetFeatures) => started.bridge.setService({ ...service, features: after });
  return { ...started, first, change };
}

const notice = (show: boolean, start: boolean) => ({
  type: 'rc-adapter-ai-assistant-settings-notify',
  showAiAssistantWidget: show,
  autoStartAiAssistant: start,
});

test('a widget that comes up is told its tabs, and of the rest what somebody has decided', () => {
  expect(running(features).first.map(({ type }) => type)).not.toContain(assistant);
  const { first } = running({ ...decided, tabs: { ...features.tabs, chat: false, fax: false } });
  expect(first).toContainEqual({
    type: tabs,
    chat: false,
    text: true,
    fax: false,
    voicemail: true,
    meetings: true,
    contacts: true,
    recordings: true,
  });
  expect(first).toContainEqual({
    type: assistant,
    showAiAssistantWidget: true,
    showAiAssistantWidgetReadOnly: false,
    showAiAssistantWidgetReadOnlyReason: '',
    autoStartAiAssistant: false,
    autoStartAiAssistantReadOnly: true,
    autoStartAiAssistantReadOnlyReason: 'Set by your admin',
  });
  expect(first).toContainEqual({
    type: display,
    formatType: 'custom',
    template: '(###) ###-xxxx',
    readOnly: false,
    readOnlyReason: '',
  });
  expect(first).toContainEqual({ type: typing, enabled: false });
});

test.each<[change: string, before: WidgetFeatures, after: WidgetFeatures, told: string[]]>([
  ['nothing', decided, structuredClone(decided), []],
  ['a tab', features, { ...features, tabs: { ...features.tabs, meetings: false } }, [tabs]],
  ['typing', features, { ...features, timesTyping: true }, [typing]],
  ['a decision', features, decided, [assistant, display]],
  [
    'a lock',
    decided,
    {
      ...decided,
      display: {
        ...features.display,
        values: displayValues,
        locks: { phoneNumberDisplayFormatType: 'No' },
      },
    },
    [display],
  ],
])('of %s a running widget is told once, without a registration', (_change, before, after, told) => {
  const { change, posted } = running(before);
  change(after);
  expect(posted.map(({ type }) => type)).toEqual(told);
});

test('where nobody decides any more, values stay and locks go', () => {
  const { change, posted } = running(decided);
  change(features);
  expect(posted).toEqual([
    expect.objectContaining({
      type: assistant,
      showAiAssistantWidget: true,
      autoStartAiAssistantReadOnly: false,
      autoStartAiAssistantReadOnlyReason: '',
    }),
  ]);
});

test('what a person sets in the widget is theirs; what it says at its start or in answer is not', () => {
  const { say, heard } = running(decided);
  say(notice(false, false));
  say(notice(true, false));
  expect(heard.choices).toEqual([]);
  say(notice(false, false));
  expect(heard.choices).toEqual([{ showAiAssistantWidget: false, autoStartAiAssistant: false }]);
});

test('of numbers too, in widget 3.x', () => {
  const { say, heard } = running(decided);
  const format = (formatType: string, template?: string) =>
    say({ type: 'rc-adapter-phone-number-format-settings-notify', formatType, template, readOnly: false });
  format('national');
  format('custom', '(###) ###-xxxx');
  format('unheard');
  expect(heard.choices).toEqual([]);
  format('e164');
  expect(heard.choices).toEqual([
    { phoneNumberDisplayFormatType: 'e164', phoneNumberDisplayFormatTemplate: '' },
  ]);
});

test('what could not be saved is shown again as it is in force', () => {
  const { bridge, posted } = running(decided);
  bridge.showFeaturesAgain();
  expect(posted.map(({ type }) => type)).toEqual([tabs, typing, assistant, display]);
});
