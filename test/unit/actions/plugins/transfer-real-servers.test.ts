import { beforeEach, expect, inject, test } from 'vitest';
import en from '../../../../public/_locales/en/messages.json';
import { createControlClient } from '../../../stack/control-client';
import { openWorker } from '../../fakes/real-worker';

/** An organization through a file into another account, by what pages do, over both real servers. */

const stack = inject('stack');
beforeEach(() => createControlClient(stack.control).order('/reset'));

/** The page's own code, of the worker that was opened last. */
async function loadPage() {
  const [transfer, settings, file, groups, preferences, words, documents, forms] = await Promise.all([
    import('../../../../src/actions/plugins/transfer-organisation'),
    import('../../../../src/panel/settings/transfer/import-settings'),
    import('../../../../src/core/plugins/organisation-file'),
    import('../../../../src/panel/settings/admin/client-fields'),
    import('../../../../src/panel/settings/admin/preference-fields'),
    import('../../../../src/panel/app/words'),
    import('../../../../src/protocol/client'),
    import('../../../../src/core/settings/client-settings-in-force'),
  ]);
  words.setWords(en);
  const fields = [...groups.clientGroups(undefined, 'KeyCRM'), ...preferences.preferenceGroups()].flatMap(
    (group) => [...group.settings],
  );
  const all = { settings: { fields }, crm: { fields: [] } };
  return { ...transfer, ...settings, ...file, forms: all, call: documents.call, ...forms };
}

async function inForce({ call, clientSettingsInForce }: Awaited<ReturnType<typeof loadPage>>) {
  const settingRecords = await call('readSettings', {});
  const preferences = {};
  return clientSettingsInForce({ preferences, settingRecords, policy: { preferences: {} } });
}

test.each(['keycrm', 'keycrm-classic'])(
  'what one admin has set is in force in another account on %s, and a second import has nothing to do',
  async (connectorId) => {
    const priya = await openWorker(stack, '101', connectorId);
    const source = await loadPage();
    await priya.installPlugin('redaction');
    await priya.savePluginDefaults('redaction', {
      mark: { value: '[LOCKED]', locked: true, reason: 'contract' },
      keepLast: { value: 2, locked: false, reason: '' },
      tenant: { value: 'acme', locked: false, reason: '' },
    });
    const set = (value: unknown, customizable = true) => ({
      displayName: 'x',
      change: () => ({ value, customizable }),
    });
    await priya.saveAdminRecords({
      column: 'userSettings',
      changes: {
        autoLogCall: set(true, false),
        unknownContactPreference: set('createNewPlaceholderContact'),
        overridingPhoneNumberFormat: set('(***) ***-****'),
        panel_withholdSessionToken: set(true, false),
      },
    });
    const { file, withheld } = await source.collectOrganisation(source.forms);
    const text = source.writeOrganisationFile(file);
    expect(withheld).toEqual([]);
    const expected = await inForce(source);
    const expectedPlugin = file.plugins[0]?.defaults;

    await openWorker(stack, '201', connectorId);
    const target = await loadPage();
    const read = target.readOrganisationFile(text);
    if (!('file' in read)) throw new Error(read.refusal);
    const refuses = () => false;
    const plan = await target.planImport({ file: read.file, forms: target.forms, refuses });
    expect(plan.plugins).toMatchObject([{ pluginId: 'redaction', isInstalled: false, problem: undefined }]);
    for (const one of plan.plugins)
      await target.importPlugin({ plan: one, consent: one.consent, changes: one.fields.changes });
    await target.importSettings({
      admin: plan.admin,
      fields: target.forms.settings.fields,
      changes: plan.settings.changes,
      by: 'Noor Haddad',
    });
    expect(await inForce(target)).toEqual(expected);
    const again = await target.collectOrganisation(target.forms);
    expect(again.file.plugins[0]?.defaults).toEqual(expectedPlugin);
    expect(again.file.settings).toEqual(file.settings);
    const second = await target.planImport({ file: read.file, forms: target.forms, refuses });
    expect(second.settings.changes).toEqual([]);
    expect(second.plugins[0]?.fields.changes).toEqual([]);
    expect(second.plugins[0]?.isInstalled).toBe(true);
  },
);

test('an installation without consent is refused, and what another admin has set meanwhile is not overwritten', async () => {
  const priya = await openWorker(stack, '101', 'keycrm');
  const page = await loadPage();
  const file = {
    savedAt: 1,
    plugins: [
      {
        id: 'redaction',
        name: 'Redaction',
        version: '1',
        defaults: { mark: { value: '[file]', locked: false, reason: '' } },
      },
    ],
    settings: {},
    crm: { platform: 'x', name: 'X', settings: {} },
  };
  const read = page.readOrganisationFile(page.writeOrganisationFile(file));
  if (!('file' in read)) throw new Error(read.refusal);
  const look = () => page.planImport({ file: read.file, forms: page.forms, refuses: () => false });
  const before = await look();
  const [first] = before.plugins;
  if (!first) throw new Error('no plan');
  expect(before.isOtherCrm).toBe(true);
  await expect(
    page.importPlugin({ plan: first, consent: undefined, changes: first.fields.changes }),
  ).rejects.toMatchObject({ problem: { code: 'consent_needed' } });
  await priya.installPlugin('redaction');
  const [shown] = (await look()).plugins;
  if (!shown) throw new Error('no plan');
  await priya.savePluginDefaults('redaction', { mark: { value: '[theirs]', locked: false, reason: '' } });
  await expect(
    page.importPlugin({ plan: shown, consent: undefined, changes: shown.fields.changes }),
  ).rejects.toMatchObject({ problem: { code: 'stale' } });
  const [now] = (await look()).plugins;
  expect(now?.fields.changes[0]?.before?.value).toBe('[theirs]');
});
