/** What a value of a connector's manifest has to be. */
export type KeyShape = 'text' | 'flag' | 'number' | 'object' | 'list' | 'address' | 'template' | 'objects';

interface ManifestKey {
  readonly shape: KeyShape;
  /** Words that a text may be, where only some have a meaning. */
  readonly words?: readonly string[];
  /** The panel does nothing with it; src/core/crm/README.md says why. */
  readonly isUnused?: true;
}

const text = { shape: 'text' } as const;
const flag = { shape: 'flag' } as const;
const address = { shape: 'address' } as const;
const template = { shape: 'template' } as const;
const list = { shape: 'list' } as const;
const objects = { shape: 'objects' } as const;
const object = { shape: 'object' } as const;
const unused = { isUnused: true } as const;

/**
 * Every key of a connector's manifest that App Connect's own client knows, by its path below the CRM's part. What each
 * one does here stands in src/core/crm/README.md; test/unit/core/crm/connector-keys.test.ts holds both together.
 */
export const connectorKeys: { readonly [path: string]: ManifestKey } = {
  name: text,
  displayName: text,
  logoUrl: address,
  developer: object,
  serverUrl: address,
  redirectUri: address,
  urlIdentifier: text,
  embedUrls: list,
  c2dIgnoreSelector: text,
  environment: object,
  'environment.type': { ...text, words: ['fixed', 'selectable', 'dynamic'] },
  'environment.url': address,
  'environment.selections': objects,
  'environment.instructions': list,
  'environment.urlIdentifier': text,
  auth: object,
  'auth.type': { ...text, words: ['oauth', 'apiKey'] },
  'auth.oauth': object,
  'auth.oauth.authUrl': address,
  'auth.oauth.clientId': text,
  'auth.oauth.redirectUri': address,
  'auth.oauth.customState': text,
  'auth.oauth.adminManaged': { ...object, ...unused },
  'auth.apiKey': object,
  'auth.apiKey.page': object,
  'auth.apiKey.page.title': text,
  'auth.apiKey.page.warning': text,
  'auth.apiKey.page.content': objects,
  autoLoginCRMWithRingCentralLogin: flag,
  proxyId: text,
  contactTypes: list,
  contactPageUrl: template,
  logPageUrl: template,
  callPopUrl: template,
  enableFallbackContactPageUrl: flag,
  fallbackContactPageUrl: template,
  canOpenLogPage: flag,
  hideEditLogButton: flag,
  disableDisposition: flag,
  isSelectedMessageLogSupported: { ...flag, ...unused },
  trackSmsTypingDuration: flag,
  enableExtensionNumberLoggingSetting: flag,
  useLicense: { ...flag, ...unused },
  requestConfig: object,
  'requestConfig.timeout': { shape: 'number' },
  rcAdditionalSubmission: objects,
  override: objects,
  serverSideLogging: object,
  'serverSideLogging.url': address,
  'serverSideLogging.useAdminAssignedUserToken': flag,
  'serverSideLogging.enableUserMapping': flag,
  'serverSideLogging.additionalFields': objects,
  settings: objects,
  adminSettings: objects,
  documentationUrl: address,
  releaseNotesUrl: address,
  getSupportUrl: address,
  writeReviewUrl: address,
  supportReportIssue: flag,
  page: object,
  'page.disableContactCache': flag,
  'page.useContactSearch': { ...flag, ...unused },
  'page.appointment': { ...object, ...unused },
  'page.feedback': object,
  'page.feedback.url': template,
  'page.callLog': object,
  'page.callLog.additionalFields': objects,
  'page.messageLog': object,
  'page.messageLog.additionalFields': objects,
  'page.newContact': object,
  'page.newContact.additionalFields': objects,
};
