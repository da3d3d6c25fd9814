import { expect, test } from 'vitest';
import * as draftName from '../../../../src/core/forms/draft-name';

test('drafts keep the names under which people have them stored', () => {
  const names = Object.entries(draftName).map(([form, name]) => [
    form,
    typeof name === 'string' ? name : name('a', 'b'),
  ]);
  expect(Object.fromEntries(names)).toEqual({
    adminNoteTemplates: 'admin-note-templates',
    adminSettings: 'admin_settings',
    callBack: 'call-back:a',
    callBacks: 'call_backs',
    connect: 'connect',
    crmSettings: 'crm_settings',
    doNotLogNumbers: 'server-logging-numbers',
    lastValues: 'last_values',
    log: 'log:a',
    logDetails: 'log-details',
    loggingFields: 'server-logging-fields',
    managedAuth: 'managed-auth:a:b',
    managedOAuth: 'managed-oauth:a',
    newCallBack: 'call-back-new:a',
    noteTemplates: 'note-templates',
    ownSetting: 'own-setting:a',
    pluginDefaults: 'defaults:a',
    pluginSettings: 'plugin:a',
    userMapping: 'user-mapping',
    workbench: 'workbench',
  });
});
