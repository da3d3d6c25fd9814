import { beforeEach, describe, expect, inject, test } from 'vitest';
import { createControlClient } from '../../../stack/control-client';
import { LOGGED_AT, LOGGED_NOTE, loggedSession } from '../../../stack/organisation/logged-calls';
import { openWorker } from '../../fakes/real-worker';
import { resolveClientSetting } from '../../../../src/core/settings/client-settings-in-force';

/** An organisation that runs App Connect opens this panel, over both real servers: it keeps its rules and its data. */

const stack = inject('stack');
const control = createControlClient(stack.control);
beforeEach(async () => {
  await control.order('/reset');
});

type Records = { readonly [key: string]: unknown };

describe.each([
  ['callback', 'keycrm'],
  ['polling', 'keycrm-classic'],
])('%s server', (server, connectorId) => {
  const accountRecords = async (): Promise<Records> => {
    const rows: unknown = await control.read(`/server/${server}/admin-settings`);
    return Object([rows].flat()[0]).userSettings;
  };
  const recordsOf = async (apiKey: string): Promise<Records> => {
    const rows: unknown = await control.read(`/server/${server}/user-settings`);
    const row: unknown = [rows].flat().find((one) => Object(one).accessToken === apiKey);
    return Object(row).userSettings;
  };
  const logs = async (): Promise<{ subject: string; note: string; body: string }[]> =>
    Object(await control.read('/crm/keycrm/records')).logs;

  test('a person’s first refresh leaves the account alone, and of theirs all that is not ours', async () => {
    await control.order('/organisation', { server });
    const account = JSON.stringify(await accountRecords());
    const before = await recordsOf('keycrm-dana');
    const dana = await openWorker(stack, '102', connectorId);
    expect(await recordsOf('keycrm-dana')).toEqual(before);
    await dana.refreshSettings();
    expect(JSON.stringify(await accountRecords())).toBe(account);
    const after = await recordsOf('keycrm-dana');
    // Of plugins what is installed is written whole, and what is not is taken out.
    const others = Object.entries(before).filter(([key]) => !key.startsWith('plugin_'));
    expect(after).toMatchObject(Object.fromEntries(others));
    expect(after).not.toHaveProperty('plugin_capitals');
    expect(after['plugin_redaction']).toMatchObject({
      value: {
        logTypes: ['call', 'sms', 'fax'],
        config: {
          mark: { value: '[by the organisation]' },
          keepLast: { value: 4 },
          rules: { value: ['cards'] },
          tenant: { value: 'lovelace' },
        },
      },
    });
  });

  test('an admin’s first refresh adds nothing to the account but fields that plugins’ manifests have', async () => {
    await control.order('/organisation', { server });
    const before = await accountRecords();
    const priya = await openWorker(stack, '101', connectorId);
    await priya.refreshSettings();
    const after = await accountRecords();
    expect(Object.keys(after).toSorted()).toEqual(Object.keys(before).toSorted());
    const rules = (records: Records) => Object.entries(records).filter(([key]) => !key.startsWith('plugin_'));
    expect(JSON.stringify(rules(after))).toBe(JSON.stringify(rules(before)));
    expect(after).toMatchObject(before);
  });

  test('a lock holds, and what is open is chosen; App Connect’s own client shows both', async () => {
    await control.order('/organisation', { server });
    const dana = await openWorker(stack, '102', connectorId);
    await dana.refreshSettings();
    const before = JSON.stringify(await recordsOf('keycrm-dana'));
    await expect(dana.saveClientSettings({ autoLogCall: false })).rejects.toThrow('locked');
    await expect(dana.saveClientSettings({ addCallLogSubject: false })).rejects.toThrow('locked');
    expect(JSON.stringify(await recordsOf('keycrm-dana'))).toBe(before);
    await dana.saveClientSettings({ addCallLogNote: false, newContactNamePrefix: 'Unknown ' });
    const { connection } = Object(await dana.stored());
    const shown = await dana.ask('GET', `/user/settings?rcAccountId=${connection.hashedAccountId}`);
    expect(shown).toMatchObject({
      autoLogCall: { value: true, customizable: false },
      addCallLogSubject: { value: true },
      addCallLogNote: { value: false },
      newContactNamePrefix: { value: 'Unknown ' },
      futureSetting: { value: { later: true } },
    });
    const { readPreferenceSources } = await import('../../../../src/storage/settings/preferences');
    const sources = await readPreferenceSources();
    expect(resolveClientSetting('addCallLogNote', sources)).toEqual({ value: false, origin: 'own' });
    expect(resolveClientSetting('autoLogCall', sources)).toEqual({ value: true, origin: 'locked' });
  });

  test('a log says what the organisation’s switches say, and an earlier one is found with its note', async () => {
    await control.order('/organisation', { server });
    const dana = await openWorker(stack, '102', connectorId);
    await dana.refreshSettings();
    await dana.log('700001', 'Card 4111 1111 1111 1111');
    const lines = ((await logs()).at(-1)?.body ?? '').split('\n');
    expect(lines.filter((line) => /^- (?!Note)/.test(line))).toEqual([
      '- Session Id: 700001',
      '- RingCentral number and extension: +16505550100 ',
      '- Summary: Inbound call',
      // In the zone of the CRM, eight hours behind.
      '- Date/Time: 14/11/2023 14:13:20',
      '- Duration: 1 minute, 5 seconds',
      '- Result: Disconnected',
    ]);
    const sessionId = loggedSession({ extensionNumber: '102' });
    const ended = {
      sessionId,
      direction: 'Inbound',
      startTime: LOGGED_AT,
      duration: 95,
      result: 'Accepted',
    } as const;
    const from = { phoneNumber: '+16505550123' };
    const to = { phoneNumber: '+16505550100' };
    const call = { ...ended, telephonySessionId: sessionId, from, to };
    const { activityId } = await dana.recordCall(dana.context, call, true);
    expect(await dana.readCrmLog(activityId)).toMatchObject({ note: LOGGED_NOTE });
  });
});
