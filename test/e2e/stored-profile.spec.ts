import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { Screen } from '../stack/start/screen';
import { expect, test } from './fixtures';
import { openStoredProfile, type StoredProfile } from './stored-profile';

/** What a browser had stored after a day with version 0.1.0. It stays as it is: every later version opens it. */
const profile: StoredProfile = JSON.parse(
  readFileSync(new URL('../fixtures/profile-0.1.0.json', import.meta.url), 'utf8'),
);
const recorded = {
  activities: profile.databases['panel-activities']?.['records'] ?? {},
  tasks: profile.databases['panel-tasks']?.['tasks'] ?? {},
  drafts: Object(profile.local['drafts']),
};

// A worker that is killed while the network goes can leave the databases of a used browser stuck.
test.use({ newBrowser: true });

test('a profile of version 0.1.0 opens with all that was typed, logged, started and decided', async ({
  panel,
  killWorker,
  setOffline,
}) => {
  await setOffline(true);
  await openStoredProfile(panel, profile, { now: Date.now() });
  await killWorker();
  await panel.reload();
  const screen = new Screen(panel);

  await test.step('what needs somebody is on top, with the CRM’s own words', async () => {
    await screen.openTab('Activity');
    const needsYou = panel.getByRole('list', { name: 'Needs you' });
    await expect(needsYou.getByText('The deal is closed.').first()).toBeVisible();
    await expect(panel.getByRole('button', { name: /^Waiting/ })).toBeVisible();
  });

  await test.step('background work of both kinds of server is where it was', async () => {
    await screen.openTab('Tasks');
    await expect(panel.getByRole('button', { name: /^12 ?pending/ })).toBeVisible();
  });

  await test.step('an installation that stopped half-way asks to be repaired', async () => {
    await openAt(panel, '#/settings/admin/plugins/capitals');
    await expect(panel.getByRole('main')).toContainText('Capitals');
    await expect(panel.getByRole('button', { name: /Uninstall|Repair|again/ }).first()).toBeVisible();
  });

  await test.step('a note that was typed and not saved is in its form', async () => {
    await openAt(panel, `#/activity/${encodeURIComponent(activityOf('7011'))}`);
    await expect(screen.field('Note')).toHaveValue('Typed and not yet saved: call her back on Tuesday.');
  });

  await test.step('a log that was refused has its note', async () => {
    await openAt(panel, `#/activity/${encodeURIComponent(activityOf('7004'))}`);
    await expect(screen.field('Note')).toHaveValue('Quote by Friday');
  });

  await test.step('a plugin’s form has what was typed in it', async () => {
    await openAt(panel, '#/plugins/redaction');
    await expect(panel.getByRole('textbox').first()).toHaveValue('[typed, not saved]');
  });

  await test.step('nothing is gone', async () => {
    const stored = await readStored(panel);
    const found = {
      activities: Object.keys(stored.activities).toSorted(),
      tasks: Object.keys(stored.tasks).toSorted(),
      drafts: Object.keys(stored.drafts).toSorted(),
      notes: notesOf(stored.activities),
    };
    expect(found).toEqual({
      activities: Object.keys(recorded.activities).toSorted(),
      tasks: Object.keys(recorded.tasks).toSorted(),
      drafts: Object.keys(recorded.drafts).toSorted(),
      notes: notesOf(recorded.activities),
    });
    expect(stored.kept).toEqual({
      identity: profile.local['identity'],
      ringCentralTokens: expect.objectContaining({ refreshToken: 'placeholder-ringcentral-refresh-token' }),
      sessionToken: profile.local['sessionToken'],
      adminWrites: Object.keys(Object(profile.local['adminWrites'])),
      lastSaves: Object.keys(Object(profile.local['lastSaves'])),
      installations: Object.keys(Object(profile.local['installations'])),
    });
  });
});

function activityOf(sessionId: string): string {
  const found = Object.keys(recorded.activities).find((id) => id.startsWith(`call:${sessionId}@`));
  if (found === undefined) throw new Error(`The profile has no call ${sessionId}`);
  return found;
}

/** Notes that were written for a log, by activity. */
function notesOf(activities: { readonly [id: string]: unknown }): { [id: string]: unknown } {
  return Object.fromEntries(
    Object.entries(activities).flatMap(([id, activity]) => {
      const { form } = Object(activity);
      return form === undefined ? [] : [[id, Object(form).note]];
    }),
  );
}

async function openAt(panel: Page, hash: string): Promise<void> {
  await panel.evaluate((to) => location.assign(to), hash);
}

async function readStored(panel: Page) {
  return panel.evaluate(async () => {
    const readAll = async (name: string, store: string) => {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(new Error(`${name} does not open`)));
      });
      const objects = database.transaction(store).objectStore(store);
      const [keys, values] = await Promise.all(
        [objects.getAllKeys(), objects.getAll()].map(
          (request) =>
            new Promise<unknown[]>((resolve) =>
              request.addEventListener('success', () => resolve(request.result)),
            ),
        ),
      );
      database.close();
      return Object.fromEntries((keys ?? []).map((key, place) => [String(key), values?.[place]]));
    };
    const local = await chrome.storage.local.get(null);
    const keysOf = (item: unknown) => Object.keys(Object(item));
    return {
      activities: await readAll('panel-activities', 'records'),
      tasks: await readAll('panel-tasks', 'tasks'),
      drafts: Object(local['drafts']) as { [name: string]: unknown },
      kept: {
        identity: local['identity'],
        ringCentralTokens: local['ringCentralTokens'],
        sessionToken: local['sessionToken'],
        adminWrites: keysOf(local['adminWrites']),
        lastSaves: keysOf(local['lastSaves']),
        installations: keysOf(local['installations']),
      },
    };
  });
}

test('what a later version stored is set aside and said; it can be saved as a file, and removed', async ({
  panel,
  killWorker,
  setOffline,
}) => {
  const id = activityOf('7004');
  const task = Object.keys(recorded.tasks)[0] ?? '';
  const later = structuredClone(profile);
  Object.assign(Object(later.databases['panel-activities']?.['records']?.[id]), { fate: 'postponed' });
  Object.assign(Object(later.databases['panel-tasks']?.['tasks']?.[task]), { state: 'postponed' });
  await setOffline(true);
  await openStoredProfile(panel, later, { now: Date.now() });
  await killWorker();
  await panel.reload();
  const screen = new Screen(panel);

  await screen.openTab('Tasks');
  await expect(panel.getByText('1 task couldn’t be read')).toBeVisible();
  await screen.openTab('Activity');
  await expect(panel.getByText('1 activity couldn’t be read')).toBeVisible();
  const saved = panel.waitForEvent('download');
  await screen.button('Save as a file').click();
  expect(readFileSync(await (await saved).path(), 'utf8')).toContain('Quote by Friday');

  await screen.button('Remove').click();
  await screen.dialog.getByRole('button', { name: 'Remove' }).click();
  await expect(panel.getByText('1 activity couldn’t be read')).toBeHidden();
  await screen.openTab('Tasks');
  await expect(panel.getByText('1 task couldn’t be read')).toBeVisible();
});
