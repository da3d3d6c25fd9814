// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
// What saves is there by now, as in a page that was painted.
import '../../../../../src/actions/settings/save-client-settings';
import { paintRoute } from '../../paint-panel';
import { samplePlugin } from '../../sample-plugin';
import { createSurroundings, type Surroundings } from '../../../fakes/worker';
import { answerPages, settle, type Answers } from '../../fake-worker';
import { activities } from '../../../../../src/storage/activity/activities';
import { connection, identity, sampleActivity, sampleLine, sampleNewest } from '../../sample-view';
import type { PanelState } from '../../../../../src/panel/app/store';

let world: Surroundings;
let answers: Answers;
let worker: ReturnType<typeof answerPages>;

/** Which choices were saved, in order. */
const saved = () => worker.asked('saveOwnSettings').map((input) => Object.keys(Object(input).chosen));

const html = { ...connection, logFormat: 'text/html' };
const plain = { ...connection, logFormat: 'text/plain' };

beforeEach(async () => {
  location.hash = '';
  world = createSurroundings();
  await world.connect();
  // The person's own document afterwards.
  answers = { saveOwnSettings: (input) => Object(input).records };
  worker = answerPages(world.browser, answers);
});

async function open(
  part: Partial<PanelState> = {},
  screen: 'log_details' | 'admin_log_details' = 'log_details',
) {
  const panel = await paintRoute(
    { screen },
    { connection: plain, identity: { ...identity, isAdmin: true }, ...part },
  );
  await settle();
  // The admin's form comes with code of its own.
  await act(async () => vi.dynamicImportSettled());
  await settle();
  const label = (name: string) => panel.field(name);
  return {
    ...panel,
    preview: () => panel.element.querySelector('.log-preview-text')?.textContent ?? '',
    toggle: async (name: string) => {
      await act(async () => label(name).click());
      // What saves comes with the first save.
      await act(async () => vi.dynamicImportSettled());
      await settle();
    },
  };
}

const lock = (value: unknown) => ({ admin: { addCallLogResult: { value, customizable: false } }, own: {} });

describe('a person', () => {
  test('sees what the server writes with the settings in force, as an example', async () => {
    const panel = await open();
    expect(panel.text()).toContain('An example');
    expect(panel.preview()).toMatch(/^- Note: .*\n- Summary: Inbound call from Ada Lovelace\n- Date\/Time: /);
    expect(panel.preview()).toContain('- Result: Accepted\n');
    expect(panel.preview()).not.toContain('Contact Number');
    expect(panel.preview()).not.toContain('ACE');
  });

  test('has twelve switches and the date format; what is the admin’s alone is not among them', async () => {
    const panel = await open();
    expect(panel.element.querySelectorAll('.fields input[type=checkbox]')).toHaveLength(12);
    expect(panel.element.querySelectorAll('.fields select option')).toHaveLength(6);
    expect(panel.element.querySelectorAll('.fields label')).toHaveLength(13);
  });

  test('saves a switch alone, at once, and the preview follows', async () => {
    const panel = await open();
    await panel.toggle('Contact’s phone number');
    expect(saved()).toEqual([['addCallLogContactNumber']]);
    expect(panel.preview()).toContain('- Contact Number: +16505550123\n');
    await panel.toggle('Result');
    expect(panel.preview()).not.toContain('- Result');
  });

  test('writes nothing by looking', async () => {
    const panel = await open();
    await panel.leave();
    expect(saved()).toEqual([]);
    expect(worker.asked('saveAdminRecords')).toEqual([]);
  });

  test('sees a lock, which the preview follows', async () => {
    const panel = await open({ settingRecords: lock(false) });
    expect(panel.field('Result').disabled).toBe(true);
    expect(panel.text()).toContain('Set by your admin');
    expect(panel.preview()).not.toContain('- Result');
  });

  test('chooses a date format by what a date looks like in it', async () => {
    const panel = await open();
    await panel.type('Date format', 'DD/MM/YYYY HH:mm:ss');
    await act(async () => vi.dynamicImportSettled());
    await settle();
    expect(panel.preview()).toContain('- Date/Time: 25/03/2026 14:07:09\n');
    expect(saved()).toEqual([['logDateFormat']]);
  });

  test('is told of a date format that cannot be shown, which stays chosen', async () => {
    const settingRecords = { admin: {}, own: { logDateFormat: { value: 'D. MMMM' } } };
    const panel = await open({ settingRecords });
    expect(panel.field('Date format').value).toBe('D. MMMM');
    expect(panel.text()).toContain('“D. MMMM” is a date format that can’t be shown here.');
    expect(panel.preview()).not.toContain('Date/Time');
  });

  test('reads that nothing is written where every line is off', async () => {
    const own = Object.fromEntries(
      ['Note', 'Subject', 'DateTime', 'Duration', 'Result', 'Recording', 'AiNote', 'Transcript'].map(
        (name) => [`addCallLog${name}`, { value: false }],
      ),
    );
    const panel = await open({ settingRecords: { admin: {}, own } });
    expect(panel.preview()).toBe('Nothing. Every line is turned off.');
  });
});

describe('the format', () => {
  test('HTML is shown as it looks, and as its source on demand', async () => {
    const panel = await open({ connection: html });
    expect(panel.preview()).toContain('Result: Accepted');
    expect(panel.element.querySelectorAll('.log-preview-text ul > li').length).toBeGreaterThan(3);
    expect(panel.element.querySelector('.log-preview-text a')).toBeNull();
    await panel.press('Show source');
    expect(panel.preview()).toContain('<li><b>Result</b>: Accepted</li>');
  });

  test('is chosen by the person as long as no log has shown it', async () => {
    const panel = await open({ connection });
    const radios = [...panel.element.querySelectorAll<HTMLInputElement>('.log-preview input[type=radio]')];
    expect(radios.map(({ checked }) => checked)).toEqual([true, false, false]);
    await act(async () => radios[1]?.click());
    expect(panel.preview()).toContain('**Result**: Accepted\n');
    await panel.setView({ connection: plain });
    expect(panel.has('.log-preview input[type=radio]')).toBe(false);
    expect(panel.preview()).toContain('- Result: Accepted\n');
  });

  test('is learned from a logged call, read once', async () => {
    const logged = { fate: 'logged', logId: 'l1' } as const;
    await activities.set(sampleActivity().id, sampleActivity(logged));
    answers['askServer'] = () => ({
      logs: [
        {
          sessionId: '90000001',
          matched: true,
          logId: 'l1',
          logData: { note: 'x', fullBody: '**Result**: x\n' },
        },
      ],
    });
    await open({ connection, ...sampleNewest([sampleLine(logged)]) });
    expect(worker.asked('askServer')).toHaveLength(1);
    expect(worker.asked('renewConnector')).toEqual([
      { connectorId: connection.connectorId, logFormat: 'text/markdown' },
    ]);
  });

  test.each([
    ['text/html', '< and & are read as HTML'],
    ['text/markdown', 'up to the next heading is replaced'],
    ['text/plain', 'ends the note at the next update'],
  ])('%s has its own caution', async (logFormat, words) => {
    const panel = await open({ connection: { ...connection, logFormat } });
    expect(panel.text()).toContain(words);
  });

  test('says in what the real log may differ: the zone, plugins that run before it, connectors with a way of their own', async () => {
    const plugins = [
      samplePlugin({ id: 'a', displayName: 'Redaction', isAsync: false }),
      samplePlugin({ id: 'b', displayName: 'Summary', isAsync: true }),
    ];
    const panel = await open({
      connection: { ...plain, platform: 'googleSheets' },
      installedPlugins: { plugins, refreshedAt: 0 },
    });
    expect(panel.text()).toContain('zone (');
    expect(panel.text()).toContain('These plugins may change the text: Redaction.');
    expect(panel.text()).toContain('writes logs in its own way');
  });
});

describe('an admin', () => {
  test('sets all eighteen and the date format, with what some need, and what comes of it', async () => {
    const panel = await open({}, 'admin_log_details');
    expect(
      panel.element.querySelectorAll('.setting-group input[type=checkbox]:not([aria-label])'),
    ).toHaveLength(18);
    expect(panel.text()).toContain('Needs RingCentral ACE');
    expect(panel.preview()).toContain('- ACE summary:');
    expect(panel.preview()).toContain('- Call journey:\nReceived call at Sales, ext 200\n');
  });

  test('writes what was changed and nothing else', async () => {
    const panel = await open({}, 'admin_log_details');
    await panel.toggle('Result');
    expect(panel.preview()).not.toContain('- Result');
    await panel.press('Save for all');
    await settle();
    const [records] = worker.asked('saveAdminRecords').map((input) => Object(input).records);
    expect(Object.keys(records)).toEqual(['addCallLogResult']);
    expect(records.addCallLogResult.record).toMatchObject({ value: false, customizable: true });
  });

  test('what people cannot choose is written as nobody’s to change', async () => {
    const panel = await open({}, 'admin_log_details');
    await panel.toggle('Call journey');
    await panel.press('Save for all');
    await settle();
    const [records] = worker.asked('saveAdminRecords').map((input) => Object(input).records);
    expect(records.addCallLogLegs.record).toMatchObject({ value: false, customizable: false });
  });
});
