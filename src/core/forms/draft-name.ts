/**
 * The name under which storage keeps what is typed in a form and not yet saved; used as `draftName.log(…)`. People have
 * drafts under these names and a changed one would lose them, so both spellings stay: `crm_settings`, `user-mapping`.
 */
export const adminSettings = 'admin_settings';
/** Not a form's: what a page knows of the call-backs of its owner (actions/activity/known-call-backs.ts). */
export const callBacks = 'call_backs';
export const connect = 'connect';
export const crmSettings = 'crm_settings';
export const doNotLogNumbers = 'server-logging-numbers';
/** Not a form's: the options that a person chose last in logs (core/crm/last-values.ts). */
export const lastValues = 'last_values';
export const logDetails = 'log-details';
export const loggingFields = 'server-logging-fields';
export const noteTemplates = 'note-templates';
export const adminNoteTemplates = 'admin-note-templates';
export const userMapping = 'user-mapping';
export const workbench = 'workbench';

export function callBack(callBackId: string): string {
  return `call-back:${callBackId}`;
}

export function log(activityId: string): string {
  return `log:${activityId}`;
}

/** @param extensionId whose values they are; '' for everybody's */
export function managedAuth(connectorId: string, extensionId: string): string {
  return `managed-auth:${connectorId}:${extensionId}`;
}

export function managedOAuth(connectorId: string): string {
  return `managed-oauth:${connectorId}`;
}

/** @param number who is to be called back */
export function newCallBack(number: string): string {
  return `call-back-new:${number}`;
}

/** @param setting the key of a setting that is a line of text */
export function ownSetting(setting: string): string {
  return `own-setting:${setting}`;
}

export function pluginDefaults(pluginId: string): string {
  return `defaults:${pluginId}`;
}

export function pluginSettings(pluginId: string): string {
  return `plugin:${pluginId}`;
}
