import type { ClientSettings } from './client-setting';
import type { DescribedKey } from './setting-groups';

/** What decides whether a setting does anything. */
export interface SettingFacts {
  /** As they are in force. */
  readonly settings: ClientSettings;
  readonly isLoggedByServer: boolean;
  /** The connector offers to log calls between extensions. */
  readonly offersExtensionCalls: boolean;
  /** How many types of contacts the connector names. */
  readonly contactTypes: number;
}

const needs = {
  noServerLogging: ({ isLoggedByServer }) => !isLoggedByServer,
  extensionCalls: ({ offersExtensionCalls }) => offersExtensionCalls,
  contactTypes: ({ contactTypes }) => contactTypes > 1,
  callsAutomatic: ({ settings, isLoggedByServer }) => settings.autoLogCall && !isLoggedByServer,
  newContacts: ({ settings }) => settings.unknownContactPreference === 'createNewPlaceholderContact',
  callPop: ({ settings }) =>
    settings.openContactPageFromIncomingCall !== 'disabled' ||
    settings.openContactPageFromOutgoingCall !== 'disabled',
  aiAssistant: ({ settings }) => settings.showAiAssistantWidget,
  ownNumberFormat: ({ settings }) => settings.phoneNumberDisplayFormatType === 'custom',
  listedSites: ({ settings }) => ['whitelist', 'blacklist'].includes(settings.clickToDialEmbedMode),
} satisfies { readonly [need: string]: (facts: SettingFacts) => boolean };

export type SettingNeed = keyof typeof needs;

/** Those of the connector come first: nobody here can change that. */
const needsOf: { readonly [key in DescribedKey]?: readonly SettingNeed[] } = {
  autoLogCall: ['noServerLogging'],
  enableRetroCallLogSync: ['callsAutomatic'],
  allowExtensionNumberLogging: ['extensionCalls'],
  newContactType: ['contactTypes', 'newContacts'],
  newContactNamePrefix: ['newContacts'],
  multiContactMatchBehavior: ['callPop'],
  autoStartAiAssistant: ['aiAssistant'],
  phoneNumberDisplayFormatTemplate: ['ownNumberFormat'],
  clickToDialUrls: ['listedSites'],
};

/** Why a setting does nothing as things are; `undefined` where it does something. */
export function unmetNeed(key: DescribedKey, facts: SettingFacts): SettingNeed | undefined {
  return needsOf[key]?.find((need) => !needs[need](facts));
}
