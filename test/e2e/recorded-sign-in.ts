import { isDeepStrictEqual } from 'node:util';
import { readSignInTraces, type SignInTraces } from '../stack/control/session-verbs';
import type { ServerName } from '../stack/core/core-version';
import type { JobWorld } from '../stack/start/job-world';
import { connectingSteps } from '../stack/start/main-job';
import { findSamplePerson, type Person } from '../stack/ringcentral/people';
import type { ReusedBrowser } from './reused-browser';
import { takeSteps } from './steps';

interface RecordedSignIn {
  /** `chrome.storage.local`. */
  readonly local: { readonly [key: string]: unknown };
  readonly traces: SignInTraces;
}

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
  const { local, traces } = recordings.get(key) ?? (await record(world, person, server));
  recordings.set(key, { local, traces });
  await control.order('/sign-in-traces', traces);
  const items = withDialer ? local : { ...local, preferences: {} };
  await panel.evaluate((stored) => chrome.storage.local.set(stored), items);
  await panel.reload();
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
  const stored = await panel.evaluate(() => chrome.storage.local.get(null));
  const local = Object.fromEntries(Object.entries(stored).filter(([key]) => !askedAnew.includes(key)));
  const traces = newTraces(before, await readTraces(world));
  await startAnew();
  await control.order('/requests/forget');
  return { local, traces };
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
