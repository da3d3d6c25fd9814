import { beforeEach, expect, test, vi } from 'vitest';
import { ProblemError } from '../../../../src/core/basics/problem';
import { noPolicy } from '../../../../src/core/settings/policy';
import { saveWidgetChoice } from '../../../../src/panel/dialer/save-widget-choice';
import { setWords } from '../../../../src/panel/app/words';
import en from '../../../../public/_locales/en/messages.json';

const { save, own } = vi.hoisted(() => ({
  save: vi.fn<(changes: object) => Promise<void>>(),
  own: vi.fn<() => object>(),
}));
vi.mock('../../../../src/actions/settings/save-client-settings', () => ({ saveClientSettings: save }));
vi.mock('../../../../src/storage/settings/preferences', () => ({
  readPreferenceSources: async () => ({
    preferences: {},
    policy: noPolicy,
    settingRecords: { admin: {}, own: own() },
  }),
}));

beforeEach(() => {
  setWords(en);
  save.mockReset().mockResolvedValue();
  own.mockReset().mockReturnValue({});
});

function shown() {
  return { showFeaturesAgain: vi.fn<() => void>(), showAlert: vi.fn<() => Promise<void>>() };
}

test('what was set in the widget is saved as the person’s choice, as far as it is another', async () => {
  const widget = shown();
  await saveWidgetChoice({ showAiAssistantWidget: true, autoStartAiAssistant: false }, widget);
  expect(save.mock.calls).toEqual([[{ showAiAssistantWidget: true }]]);
  expect(widget.showFeaturesAgain).not.toHaveBeenCalled();
});

test('what is in force already is not saved', async () => {
  own.mockReturnValue({ phoneNumberDisplayFormatType: { value: 'e164' } });
  const widget = shown();
  await saveWidgetChoice(
    { phoneNumberDisplayFormatType: 'e164', phoneNumberDisplayFormatTemplate: '' },
    widget,
  );
  expect(save).not.toHaveBeenCalled();
});

test('what could not be saved moves back, and the widget says why', async () => {
  save.mockRejectedValue(new ProblemError({ code: 'offline' }));
  const widget = shown();
  await saveWidgetChoice({ showAiAssistantWidget: true, autoStartAiAssistant: true }, widget);
  expect(widget.showFeaturesAgain).toHaveBeenCalledOnce();
  expect(widget.showAlert).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ level: 'warning' }));
});
