import { beforeEach, describe, expect, inject, test } from 'vitest';
import { withFields } from '../../../../src/core/settings/admin-column';
import { createControlClient } from '../../../stack/control-client';
import { openWorker } from '../../fakes/real-worker';

/** Managed settings over both real servers: their merge, and what the connector reads. */

const stack = inject('stack');
beforeEach(async () => {
  await createControlClient(stack.control).order('/reset');
});

describe.each([
  ['keycrm', 'callback'],
  ['keycrm-classic', 'polling'],
])('%s', (connectorId, server) => {
  type Worker = Awaited<ReturnType<typeof openWorker>>;

  const manage = (admin: Worker, key: string, value: unknown, customizable: boolean) =>
    admin.saveAdminRecords({
      column: 'userSettings',
      changes: {
        [key]: {
          displayName: key,
          change: (before) => withFields(before, { value, customizable, isCustomizable: customizable }),
        },
      },
    });

  /** Dana's settings as they are stored, which is what connectors read. */
  const rawSettings = async () => {
    const users = await createControlClient(stack.control).read(`/server/${server}/user-settings`);
    const rows: unknown[] = Array.isArray(users) ? users : [];
    return Object(rows.map(Object).find((row) => row.accessToken === 'keycrm-dana')).userSettings ?? {};
  };

  /** As the server merges it for any client, and as its connector reads it. */
  const seenBy = async (person: Worker, key: string) => {
    const { connection } = Object(await person.stored());
    const merged = Object(
      await person.ask('GET', `/user/settings?rcAccountId=${connection.hashedAccountId}`),
    );
    const raw = await rawSettings();
    return { merged: merged[key]?.value, raw: raw[key]?.value };
  };

  test('a lock beats an own choice, for the connector too, and gives it back when it is taken off', async () => {
    const admin = await openWorker(stack, '101', connectorId);
    const dana = await openWorker(stack, '102', connectorId);
    await dana.saveOwnSettings({ callCategory: 'support' });
    expect(await seenBy(dana, 'callCategory')).toEqual({ merged: 'support', raw: 'support' });
    await manage(admin, 'callCategory', 'sales', false);
    await dana.refreshSettings();
    expect(await seenBy(dana, 'callCategory')).toEqual({ merged: 'sales', raw: 'sales' });
    await expect(dana.saveOwnSettings({ callCategory: 'support' })).rejects.toThrow('locked');
    await manage(admin, 'callCategory', 'sales', true);
    await dana.refreshSettings();
    expect(await seenBy(dana, 'callCategory')).toEqual({ merged: 'support', raw: 'support' });
  });

  test('a default reaches people who never chose, and a person’s own "no" wins against it', async () => {
    const admin = await openWorker(stack, '101', connectorId);
    const dana = await openWorker(stack, '102', connectorId);
    await manage(admin, 'defaultBillable', true, true);
    await dana.refreshSettings();
    expect(await seenBy(dana, 'defaultBillable')).toEqual({ merged: true, raw: true });
    await dana.saveOwnSettings({ defaultBillable: false });
    expect(await seenBy(dana, 'defaultBillable')).toEqual({ merged: false, raw: false });
    await dana.saveOwnSettings({ defaultBillable: null });
    expect(await seenBy(dana, 'defaultBillable')).toEqual({ merged: true, raw: true });
  });

  test('a null setting, a person’s or everybody’s, breaks the merged form until a refresh has mended it', async () => {
    const admin = await openWorker(stack, '101', connectorId);
    const dana = await openWorker(stack, '102', connectorId);
    await manage(admin, 'callCategory', 'sales', true);
    const { connection } = Object(await dana.stored());
    const merged = () => dana.ask('GET', `/user/settings?rcAccountId=${connection.hashedAccountId}`);
    await dana.ask('POST', '/user/settings', {
      userSettings: { callCategory: null, theirs: null },
      settingKeysToRemove: [],
    });
    await expect(merged()).rejects.toThrow('Cannot read properties of null');
    await dana.refreshSettings();
    expect(await merged()).toMatchObject({ callCategory: { value: 'sales' } });
    expect(Object.keys(await rawSettings()).toSorted()).toEqual(['callCategory', 'panel_own']);

    const { userSettings } = Object(await admin.ask('GET', '/admin/settings'));
    await admin.ask('POST', '/admin/settings', {
      adminSettings: { userSettings: { ...userSettings, odd: null } },
    });
    await expect(merged()).rejects.toThrow('Cannot read properties of null');
    await admin.refreshSettings();
    expect(await merged()).toMatchObject({ callCategory: { value: 'sales' } });
  });

  test('empty values of fields that the account’s record lacks do not break the merged form', async () => {
    const admin = await openWorker(stack, '101', connectorId);
    await admin.installPlugin('redaction');
    const dana = await openWorker(stack, '102', connectorId);
    const merged = async () => {
      const { connection } = Object(await dana.stored());
      return dana.ask('GET', `/user/settings?rcAccountId=${connection.hashedAccountId}`);
    };
    // As after an update of the plugin: its manifest has fields that the record of the installation has not.
    const { userSettings } = Object(await admin.ask('GET', '/admin/settings'));
    const { config } = userSettings.plugin_redaction.value;
    for (const field of ['keepLast', 'tenant', 'upper']) delete config[field];
    await admin.ask('POST', '/admin/settings', { adminSettings: { userSettings } });
    await dana.refreshSettings();
    await merged();
    await dana.savePluginConfig('redaction', { mark: '[mine]', upper: false });
    expect(await merged()).toMatchObject({
      plugin_redaction: { value: { ownChoices: { upper: false }, config: { mark: { value: '[mine]' } } } },
    });
    // The admin's refresh adds the fields, and the choice arrives.
    await admin.refreshSettings();
    await dana.refreshSettings();
    expect(await merged()).toMatchObject({
      plugin_redaction: { value: { config: { upper: { value: false } } } },
    });
  });

  test('a preference of the panel holds for everyone, and no server’s settings get it', async () => {
    const admin = await openWorker(stack, '101', connectorId);
    await manage(admin, 'panel_call', true, false);
    const dana = await openWorker(stack, '102', connectorId);
    await dana.refreshSettings();
    const { readClientSettings } = await import('../../../../src/storage/settings/preferences');
    expect(await readClientSettings()).toMatchObject({ autoLogCall: true, autoLogSMS: false });
    expect(Object.keys(await rawSettings())).toEqual(['panel_own']);
  });
});
