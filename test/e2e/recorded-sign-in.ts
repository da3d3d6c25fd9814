import { isDeepStrictEqual } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { readSignInTraces, type SignInTraces } from '../stack/control/session-verbs';
import type { ServerName } from '../stack/core/core-version';
import { HOSTS } from '../stack/hosts';
import type { JobWorld } from '../stack/start/job-world';
import { connectingSteps } from '../stack/start/main-job';
import { findSamplePerson, type Person } from '../stack/ringcentral/people';
import type { ReusedBrowser } from './reused-browser';
import { takeSteps } from './steps';
import { openStoredProfile, type StoredProfile } from './stored-profile';

interface RecordedSignIn {
  readonly profile: StoredProfile;
  /** The dialer's `localStorage`: its own sign-in followed from that of the panel. */
  readonly dialer: { readonly [key: string]: string };
  readonly traces: SignInTraces;
}

const dialerOrigin = `https://${HOSTS.dialer}`;

/** By person and server. Playwright loads this once for each of its workers, each of which has a stack of its own. */
const recordings = new Map<string, RecordedSignIn>();

/** What the servers are asked for anew whenever a panel opens: it may be otherwise in another test. */
const askedAnew = ['installedPlugins', 'registrations', 'settingRecords'];

/** The panel with the rest of the world, in a browser that can forget. */
export interface ReusedWorld extends JobWorld {
  browser: ReusedBrowser;
}

export interface SignInChoice {
  /** Whether the dialer is there too (it needs a client ID); for most tests it is only a burden. */
  readonly withDialer?: boolean;
}

/**
 * Signs a sample person in and connects KeyCRM (`keycrm` on the callback server, `keycrm-classic` on the polling one).
 * The first time it is done through the product's own screens and recorded; what it left in the browser and at the
 * servers is then put there for every test.
 */
export async function signInAs(
  world: ReusedWorld,
  extensionNumber: string,
  connectorId: string,
  { withDialer = false }: SignInChoice = {},
): Promise<void> {
  const { panel, control } = world;
  const person = findSamplePerson(extensionNumber);
  if (person === null) throw new Error(`There is no sample person ${extensionNumber}`);
  const server = connectorId === 'keycrm-classic' ? 'polling' : 'callback';
  const key = `${person.id} ${server}`;
  const recorded = recordings.get(key) ?? (await record(world, person, server));
  recordings.set(key, recorded);
  const { profile, dialer, traces } = recorded;
  await control.order('/sign-in-traces', traces);
  if (withDialer) {
    const address = panel.url();
    await panel.goto(`${dialerOrigin}/icon.svg`);
    await panel.evaluate((items) => void Object.assign(localStorage, items), dialer);
    await panel.goto(address);
  }
  await openStoredProfile(panel, profile, withDialer ? {} : { replace: { preferences: {} } });
}

async function record(world: ReusedWorld, person: Person, server: ServerName): Promise<RecordedSignIn> {
  const { browser, panel, control } = world;
  const address = panel.url();
  const startAnew = async () => {
    await panel.goto('about:blank');
    await browser.forget();
    await panel.goto(address);
  };
  const before = await readTraces(world);
  await startAnew();
  await takeSteps(world, connectingSteps(server, person));
  const stored = await panel.evaluate(readProfile, askedAnew);
  const profile = { version: 'this one', recordedAt: Date.now(), ...stored };
  const dialer = await readDialer(panel);
  const traces = newTraces(before, await readTraces(world));
  await startAnew();
  await control.order('/requests/forget');
  return { profile, dialer, traces };
}

/** What the dialer has stored once it is signed in. */
async function readDialer(panel: Page): Promise<RecordedSignIn['dialer']> {
  const read = async () => {
    const frame = panel.frames().find((one) => one.url().startsWith(dialerOrigin));
    return frame?.evaluate(() => Object.fromEntries(Object.entries<string>(localStorage)));
  };
  await expect.poll(async () => Object.keys((await read()) ?? {}).join()).toContain('platform');
  return (await read()) ?? {};
}

/** Runs in the page. Of the databases, a sign-in needs the manifest of the connector. */
async function readProfile(left: readonly string[]): Promise<Omit<StoredProfile, 'version' | 'recordedAt'>> {
  const local = await chrome.storage.local.get(null);
  for (const key of left) delete local[key];
  const settled = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(new Error('The manifests cannot be read')));
    });
  const database = await settled(indexedDB.open('panel-manifests'));
  const store = database.transaction('records').objectStore('records');
  const [keys, values] = await Promise.all([settled(store.getAllKeys()), settled(store.getAll())]);
  database.close();
  const named = keys.map((key, place) => [typeof key === 'string' ? key : '', values[place]] as const);
  return {
    local,
    session: await chrome.storage.session.get(null),
    databases: { 'panel-manifests': { records: Object.fromEntries(named) } },
  };
}

async function readTraces({ control }: JobWorld): Promise<SignInTraces> {
  return readSignInTraces(await control.read('/sign-in-traces'));
}

/** What is in `after` and not in `before`. */
function newTraces(before: SignInTraces, after: SignInTraces): SignInTraces {
  const newRows = (server: ServerName) =>
    Object.fromEntries(
      Object.entries(after.rows[server]).map(([table, rows]) => {
        const known = before.rows[server][table] ?? [];
        return [table, rows.filter((row) => !known.some((one) => isDeepStrictEqual(one, row)))];
      }),
    );
  const newTokens = (kind: 'access' | 'refresh') =>
    Object.fromEntries(
      Object.entries(after.tokens[kind]).filter(([token]) => before.tokens[kind][token] === undefined),
    );
  return {
    tokens: { access: newTokens('access'), refresh: newTokens('refresh') },
    rows: { callback: newRows('callback'), polling: newRows('polling') },
  };
}
