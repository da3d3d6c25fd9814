import { describe, expect, test } from 'vitest';
import { builtInClientSettings, type ClientSettings } from '../../../../src/core/settings/client-setting';
import { describedKeys, type DescribedKey } from '../../../../src/core/settings/setting-groups';
import { unmetNeed, type SettingFacts } from '../../../../src/core/settings/setting-need';

const facts = (settings: Partial<ClientSettings> = {}, change: Partial<SettingFacts> = {}): SettingFacts => ({
  settings: { ...builtInClientSettings, ...settings },
  isLoggedByServer: false,
  offersExtensionCalls: true,
  contactTypes: 2,
  ...change,
});
const all: Partial<ClientSettings> = {
  autoLogCall: true,
  unknownContactPreference: 'createNewPlaceholderContact',
  openContactPageFromOutgoingCall: 'onAnswer',
  showAiAssistantWidget: true,
  phoneNumberDisplayFormatType: 'custom',
  clickToDialEmbedMode: 'whitelist',
};

describe('a setting does nothing', () => {
  test.each<[DescribedKey, SettingFacts, ReturnType<typeof unmetNeed>]>([
    ['autoLogCall', facts(all, { isLoggedByServer: true }), 'noServerLogging'],
    ['enableRetroCallLogSync', facts(), 'callsAutomatic'],
    ['enableRetroCallLogSync', facts(all, { isLoggedByServer: true }), 'callsAutomatic'],
    ['allowExtensionNumberLogging', facts(all, { offersExtensionCalls: false }), 'extensionCalls'],
    ['newContactType', facts(), 'newContacts'],
    ['newContactType', facts({}, { contactTypes: 1 }), 'contactTypes'],
    ['newContactNamePrefix', facts(), 'newContacts'],
    ['multiContactMatchBehavior', facts(), 'callPop'],
    ['autoStartAiAssistant', facts(), 'aiAssistant'],
    ['phoneNumberDisplayFormatTemplate', facts(), 'ownNumberFormat'],
    ['clickToDialUrls', facts(), 'listedSites'],
  ])('%s (%#): %s', (key, how, need) => {
    expect(unmetNeed(key, how)).toBe(need);
  });

  test('only for such a reason: with all of them met, every setting does something', () => {
    expect(describedKeys.filter((key) => unmetNeed(key, facts(all)) !== undefined)).toEqual([]);
  });

  test('either direction of a call pop is enough for several contacts', () => {
    const incoming = facts({ openContactPageFromIncomingCall: 'onFirstRing' });
    expect(unmetNeed('multiContactMatchBehavior', incoming)).toBeUndefined();
  });
});
