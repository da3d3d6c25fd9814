import type { ClientSettingKey } from '../../core/settings/client-setting';
import { resolveClientSetting } from '../../core/settings/client-settings-in-force';
import { isFixed, type SettingSources } from '../../core/settings/setting-decision';
import type { WidgetFeatures } from '../../dialer/widget-features';
import { usePreferenceSources } from '../app/preferences';
import { usePanel } from '../app/store';
import { say } from '../app/words';

/** Why the person may not change it, in the few words that the widget has room for; `undefined` if they may. */
export function shortLock(key: ClientSettingKey, sources: SettingSources): string | undefined {
  const inForce = resolveClientSetting(key, sources);
  return isFixed(inForce) ? say(inForce.origin === 'policy' ? 'policy_title' : 'lock_by_admin') : undefined;
}

/** What of itself the widget shows and does, as it is set. */
export function useWidgetFeatures(): WidgetFeatures {
  const sources = usePreferenceSources();
  const timesTyping = usePanel((state) => state.connection?.declaredLog?.timesTyping === true);
  const valueOf = <K extends ClientSettingKey>(key: K) => resolveClientSetting(key, sources).value;
  const isDecided = (...keys: readonly ClientSettingKey[]) =>
    keys.some((key) => resolveClientSetting(key, sources).origin !== 'none');
  const lockOf = (key: ClientSettingKey) => shortLock(key, sources);
  return {
    tabs: {
      chat: valueOf('showChatTab'),
      text: valueOf('showTextTab'),
      fax: valueOf('showFaxTab'),
      voicemail: valueOf('showVoicemailTab'),
      meetings: valueOf('showMeetingsTab'),
      contacts: valueOf('showContactsTab'),
      recordings: valueOf('showRecordingsTab'),
    },
    assistant: isDecided('showAiAssistantWidget', 'autoStartAiAssistant')
      ? {
          values: {
            showAiAssistantWidget: valueOf('showAiAssistantWidget'),
            autoStartAiAssistant: valueOf('autoStartAiAssistant'),
          },
          locks: {
            showAiAssistantWidget: lockOf('showAiAssistantWidget'),
            autoStartAiAssistant: lockOf('autoStartAiAssistant'),
          },
        }
      : undefined,
    display: isDecided('phoneNumberDisplayFormatType', 'phoneNumberDisplayFormatTemplate')
      ? {
          values: {
            phoneNumberDisplayFormatType: valueOf('phoneNumberDisplayFormatType'),
            phoneNumberDisplayFormatTemplate: valueOf('phoneNumberDisplayFormatTemplate'),
          },
          locks: {
            phoneNumberDisplayFormatType: lockOf('phoneNumberDisplayFormatType'),
            phoneNumberDisplayFormatTemplate: lockOf('phoneNumberDisplayFormatTemplate'),
          },
        }
      : undefined,
    timesTyping,
  };
}
