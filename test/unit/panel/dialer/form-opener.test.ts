// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Conversation } from '../../../../src/core/activity/conversation';
import type { ClientSettings } from '../../../../src/core/settings/client-setting';
import { FormOpener } from '../../../../src/panel/dialer/form-opener';
import { settingRecordsWith } from '../../fakes/logging-rules';
import { connection } from '../sample-view';

/** The log's form opens by itself, but takes nobody away from what they write. */

const world = vi.hoisted(() => ({ stored: {} as { [key: string]: unknown } }));
vi.mock('../../../../src/platform/browser', () => ({
  browser: { storage: { local: { get: async () => world.stored } } },
}));

const callId = 'call:1@a';
const form = `#/activity/${encodeURIComponent(callId)}`;

function decide(rules: Partial<ClientSettings>, more: object = {}) {
  world.stored = { connection, settingRecords: settingRecordsWith(rules), ...more };
}

beforeEach(() => {
  document.body.innerHTML = '<textarea></textarea><input type="checkbox"><button></button>';
  location.hash = '#/plugins';
  decide({ popupLogPageAfterCall: true, popupLogPageAfterSMS: true });
});

describe('after a call', () => {
  const where = async () => {
    await new FormOpener().afterCall(callId);
    return location.hash;
  };

  test('where that is wanted', async () => {
    expect(await where()).toBe(form);
    location.hash = '#/plugins';
    decide({ popupLogPageAfterSMS: true });
    expect(await where()).toBe('#/plugins');
  });

  test('not without a CRM to log to', async () => {
    decide({ popupLogPageAfterCall: true }, { connection: null });
    expect(await where()).toBe('#/plugins');
  });

  test('not while somebody types; a switch that was pressed is no typing', async () => {
    document.querySelector('textarea')?.focus();
    expect(await where()).toBe('#/plugins');
    document.querySelector<HTMLInputElement>('input')?.focus();
    expect(await where()).toBe(form);
  });

  test('over another log’s form only if nothing was left in it', async () => {
    location.hash = '#/activity/call%3A0%40a';
    decide(
      { popupLogPageAfterCall: true },
      { drafts: { 'log:call:0@a': { value: { note: 'Half' }, changedAt: 1 } } },
    );
    expect(await where()).toBe('#/activity/call%3A0%40a');
    decide({ popupLogPageAfterCall: true });
    expect(await where()).toBe(form);
  });

  test('not over another form', async () => {
    location.hash = '#/settings/connect/keycrm';
    expect(await where()).toBe('#/settings/connect/keycrm');
  });
});

describe('after a message', () => {
  const now = Date.now();
  const day = 86_400_000;
  const conversation = (kind: Conversation['kind'], ...times: number[]): Conversation => ({
    conversationLogId: '7/1',
    conversationId: '7',
    kind,
    date: '',
    self: {},
    correspondents: [{}],
    messages: times.map((creationTime, index) => ({
      id: `${index}`,
      direction: 'Inbound',
      creationTime,
      text: '',
      from: {},
      to: [],
      attachments: [],
    })),
  });

  test.each([
    ['the first SMS of the day', conversation('sms', now), true],
    ['the first of the day in a thread of many', conversation('sms', now, now - day), true],
    ['a second one', conversation('sms', now, now - 1), false],
    ['one of before that the widget reports at its start', conversation('sms', now - 3_600_000), false],
    ['a fax', conversation('fax', now), false],
    ['a voicemail', conversation('voicemail', now), false],
  ])('%s: %s', async (_what, messages, isOpened) => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    await new FormOpener().afterMessage(callId, messages);
    vi.useRealTimers();
    expect(location.hash).toBe(isOpened ? form : '#/plugins');
  });

  test('once a day: who has left the form is not brought back by the same message', async () => {
    const opener = new FormOpener();
    await opener.afterMessage(callId, conversation('sms', Date.now()));
    expect(location.hash).toBe(form);
    location.hash = '#/plugins';
    await opener.afterMessage(callId, conversation('sms', Date.now()));
    expect(location.hash).toBe('#/plugins');
  });

  test('only where that is wanted', async () => {
    decide({ popupLogPageAfterCall: true });
    await new FormOpener().afterMessage(callId, conversation('sms', Date.now()));
    expect(location.hash).toBe('#/plugins');
  });
});

test('a choice among contacts is shown with the dialer, unless somebody types', async () => {
  document.querySelector('textarea')?.focus();
  await new FormOpener().toChoice();
  expect(location.hash).toBe('#/plugins');
  document.querySelector('textarea')?.blur();
  await new FormOpener().toChoice();
  expect(location.hash).toBe('#/dialer');
});
