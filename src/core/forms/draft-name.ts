/**
 * Under which name storage keeps what is typed in each form and not yet saved. People have drafts under these names and
 * a changed name would lose them, so both spellings stay: `crm_settings`, and `user-mapping`.
 */
export const draftName = {
  adminSettings: 'admin_settings',
  connect: 'connect',
  crmSettings: 'crm_settings',
  doNotLogNumbers: 'server-logging-numbers',
  log: (activityId: string) => `log:${activityId}`,
  loggingFields: 'server-logging-fields',
  /** @param extensionId whom the values are for; '' for everybody */
  managedAuth: (connectorId: string, extensionId: string) => `managed-auth:${connectorId}:${extensionId}`,
  managedOAuth: (connectorId: string) => `managed-oauth:${connectorId}`,
  pluginDefaults: (pluginId: string) => `defaults:${pluginId}`,
  pluginSettings: (pluginId: string) => `plugin:${pluginId}`,
  userMapping: 'user-mapping',
} as const;
