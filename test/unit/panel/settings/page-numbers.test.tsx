// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { builtInClientSettings } from '../../../../src/core/settings/client-setting';
import { pageRulesFor, readRules } from '../../../../src/core/crm/page-rules';
import {
  followSites,
  keepSites,
  readSites,
  typedHost,
} from '../../../../src/panel/settings/page-numbers/number-sites';
import { createFakeBrowser } from '../../fakes/fake-browser';
import { installDatabases } from '../../fakes/fake-databases';
import { createFakeLocks } from '../../fakes/fake-locks';
import { pageClock, setStage } from '../../fakes/stage';
import { followNumberSites } from '../../../../src/panel/settings/page-numbers/keep-sites';
import { createSampleStore, paintRoute } from '../paint-panel';
import { connection } from '../sample-view';

interface Script {
  id: string;
  matches: string[];
  js: string[];
}

const settings = builtInClientSettings;
const browser = createFakeBrowser();
const { onAdded: allowed, onRemoved: takenBack } = browser.permissions;
let scripts: Script[];
let granted: Set<string>;
const request = vi.fn<(what: { permissions: string[]; origins: string[] }) => Promise<boolean>>();
const remove = vi.fn<(what: { origins: string[] }) => Promise<boolean>>();
const run = vi.fn<(what: { target: { tabId: number }; files: string[] }) => Promise<void>>();

beforeEach(() => {
  localStorage.clear();
  browser.storage.local.values.clear();
  scripts = [];
  granted = new Set();
  request.mockReset().mockImplementation(async ({ origins }) => {
    for (const origin of origins) granted.add(origin);
    return true;
  });
  for (const one of [allowed, takenBack]) one.clear();
  remove.mockReset().mockImplementation(async ({ origins }) => {
    for (const origin of origins) granted.delete(origin);
    return true;
  });
  run.mockReset().mockResolvedValue();
  vi.stubGlobal('navigator', { locks: createFakeLocks(), onLine: true, language: 'en-US' });
  setStage({ browser, clock: pageClock });
  installDatabases({ besides: false });
  Object.assign(browser, {
    permissions: {
      request,
      remove,
      onAdded: allowed,
      onRemoved: takenBack,
      contains: async ({ origins = [] }: { origins?: string[] }) => origins.every((one) => granted.has(one)),
    },
    scripting: {
      getRegisteredContentScripts: async () => scripts,
      registerContentScripts: async (added: Script[]) => void scripts.push(...added),
      unregisterContentScripts: async ({ ids }: { ids: string[] }) => {
        scripts = scripts.filter(({ id }) => !ids.includes(id));
      },
      executeScript: run,
    },
  });
  Object.assign(browser.tabs, { query: async () => [{ id: 4 }, {}] });
});

const permit = (...hosts: string[]) => hosts.forEach((host) => granted.add(`https://${host}/*`));
const runsOn = () => scripts.flatMap(({ matches }) => matches);

describe('the browser runs the script', () => {
  test('on chosen and permitted sites, and nowhere else', async () => {
    permit('crm.example.com', 'other.example.com');
    keepSites(['crm.example.com', 'refused.example.com']);
    await followSites(settings, null);
    expect(runsOn()).toEqual(['https://crm.example.com/*']);
    expect(scripts[0]?.js).toEqual(['page.js']);
  });

  test('nowhere where nobody has chosen a site', async () => {
    permit('crm.example.com');
    await followSites(settings, null);
    expect(scripts).toEqual([]);
  });

  test('no more on a site that was removed or is no longer permitted', async () => {
    permit('a.example.com', 'b.example.com', 'c.example.com');
    keepSites(['a.example.com', 'b.example.com', 'c.example.com']);
    await followSites(settings, null);
    keepSites(['a.example.com', 'b.example.com']);
    granted.delete('https://b.example.com/*');
    await followSites(settings, null);
    expect(runsOn()).toEqual(['https://a.example.com/*']);
  });

  test('again after an update, with which the browser forgets it', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    await followSites(settings, null);
    scripts = [];
    await followSites(settings, null);
    expect(runsOn()).toEqual(['https://crm.example.com/*']);
  });

  test('nowhere while the organization has switched it off; the list is kept', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    await followSites(settings, null);
    await followSites({ ...settings, clickToDialEmbedMode: 'disabled' }, null);
    expect(scripts).toEqual([]);
    expect(readSites()).toEqual(['crm.example.com']);
  });

  test('by the rules as they are now', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    await followSites(settings, { embedUrls: ['https://*.example.com/*'], c2dIgnoreSelector: '.id' });
    expect(readRules(scripts[0]?.id)).toEqual({
      host: 'crm.example.com',
      region: 'US',
      matcher: 'libPhone',
      mode: 'crmOnly',
      urls: ['https://*.example.com/*'],
      ignore: '.id',
    });
    await followSites({ ...settings, c2dMatcherType: 'regExp', selectedRegion: 'DE' }, null);
    expect(scripts.map(({ id }) => readRules(id))).toMatchObject([{ matcher: 'regExp', region: 'DE' }]);
  });
});

test.each([
  ['crmOnly', ['https://crm/*']],
  ['whitelist', ['a']],
  ['blacklist', ['a']],
] as const)('the addresses of the mode %s', (clickToDialEmbedMode, urls) => {
  const rules = pageRulesFor(
    'crm.example.com',
    { ...settings, clickToDialEmbedMode, clickToDialUrls: ['a'] },
    { embedUrls: ['https://crm/*', 7] },
  );
  expect(rules).toMatchObject({ mode: clickToDialEmbedMode, urls });
});

test.each([
  ['crm.example.com', 'crm.example.com'],
  [' https://CRM.example.com/contacts?a=1 ', 'crm.example.com'],
  ['localhost', undefined],
  ['192.168.0.1', undefined],
  ['*.example.com', undefined],
  ['', undefined],
  ['not a site', undefined],
])('the site in %j is %s', (text, host) => {
  expect(typedHost(text)).toBe(host);
});

test.each(['', '{', '{}', '[7]', '["*"]', '["https://a.example.com"]'])('a list like %j is none', (list) => {
  localStorage.setItem('numberSites', list);
  expect(readSites()).toEqual([]);
});

describe('while a panel is open, the scripts follow', () => {
  const changeMode = (value: string) => ({
    settingRecords: { admin: { clickToDialEmbedMode: { value, customizable: false } }, own: {} },
  });
  const modes = () => scripts.map(({ id }) => readRules(id)?.mode);

  test('what the browser has forgotten, the settings, and what is taken back in the browser', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    const store = createSampleStore({ connection: null });
    followNumberSites(store);
    await vi.waitFor(() => expect(modes()).toEqual(['crmOnly']));
    store.setState(changeMode('blacklist'));
    await vi.waitFor(() => expect(modes()).toEqual(['blacklist']));
    store.setState(changeMode('disabled'));
    await vi.waitFor(() => expect(modes()).toEqual([]));
    store.setState(changeMode('whitelist'));
    await vi.waitFor(() => expect(modes()).toEqual(['whitelist']));
    granted.clear();
    takenBack.dispatch();
    await vi.waitFor(() => expect(modes()).toEqual([]));
    permit('crm.example.com');
    allowed.dispatch();
    await vi.waitFor(() => expect(modes()).toEqual(['whitelist']));
  });

  test('a person who has chosen no site costs nothing', async () => {
    const asked = vi.fn<() => Promise<Script[]>>(async () => []);
    Object.assign(Object(browser).scripting, { getRegisteredContentScripts: asked });
    followNumberSites(createSampleStore({ connection: null }));
    await new Promise((next) => void setTimeout(next, 20));
    expect(asked).not.toHaveBeenCalled();
  });
});

describe('the screen', () => {
  const open = () => paintRoute({ screen: 'setting_group', group: 'pages' });

  test('turns a site on in the click: permission first, then the script, also on pages that are open', async () => {
    const panel = await open();
    await panel.type('Another site', 'crm.example.com');
    await panel.press('Turn on');
    await vi.waitFor(() => expect(run).toHaveBeenCalled());
    expect(request).toHaveBeenCalledWith({
      permissions: ['scripting'],
      origins: ['https://crm.example.com/*'],
    });
    expect(runsOn()).toEqual(['https://crm.example.com/*']);
    expect(run.mock.calls.map(([{ target, files }]) => [target.tabId, files])).toEqual([[4, ['page.js']]]);
    expect(panel.button('Remove crm.example.com')).toBeTruthy();
  });

  test('offers the connected CRM’s site, until it is on', async () => {
    await browser.storage.local.set({
      connection: { ...connection, hostname: 'keycrm.example.com' },
    });
    const panel = await open();
    await vi.waitFor(() => expect(panel.text()).toContain('Turn on for keycrm.example.com'));
    await panel.press('Turn on for keycrm.example.com');
    await vi.waitFor(() => expect(runsOn()).toEqual(['https://keycrm.example.com/*']));
    expect(panel.text()).not.toContain('Turn on for keycrm.example.com');
  });

  test('a refused permission turns nothing on, and says so', async () => {
    request.mockResolvedValue(false);
    const panel = await open();
    await panel.type('Another site', 'crm.example.com');
    await panel.press('Turn on');
    expect(panel.text()).toContain('crm.example.com was not turned on');
    expect([scripts, readSites()]).toEqual([[], []]);
  });

  test('what is no site is said beside the field, and nobody is asked', async () => {
    const panel = await open();
    await panel.type('Another site', 'localhost');
    await panel.press('Turn on');
    expect(panel.text()).toContain('This is not the address of a site.');
    expect(request).not.toHaveBeenCalled();
  });

  test('removes a site with its script and its permission', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    await followSites(settings, null);
    const panel = await open();
    await panel.press('Remove crm.example.com');
    await vi.waitFor(() => expect(remove).toHaveBeenCalledWith({ origins: ['https://crm.example.com/*'] }));
    expect([scripts, readSites()]).toEqual([[], []]);
  });

  test('a site that the browser no longer permits is allowed again by a press', async () => {
    keepSites(['crm.example.com']);
    const panel = await open();
    expect(panel.text()).toContain('No permission');
    await panel.press('Allow crm.example.com');
    await vi.waitFor(() => expect(runsOn()).toEqual(['https://crm.example.com/*']));
  });

  test('permission that is taken back in the browser’s own settings is said at once', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    const panel = await open();
    expect(panel.element.querySelector('.tag')?.textContent).toBe('On');
    granted.clear();
    await act(async () => takenBack.dispatch());
    expect(panel.element.querySelector('.tag')?.textContent).toBe('No permission');
  });

  test('a site that the settings leave out says so, and is kept', async () => {
    permit('crm.example.com', 'other.example.com');
    keepSites(['crm.example.com', 'other.example.com']);
    const panel = await paintRoute(
      { screen: 'setting_group', group: 'pages' },
      {
        settingRecords: {
          admin: {
            clickToDialEmbedMode: { value: 'whitelist', customizable: false },
            clickToDialUrls: { value: ['https://crm.example.com/*'], customizable: true },
          },
          own: {},
        },
      },
    );
    const tags = [...panel.element.querySelectorAll('.tag')].map((tag) => tag.textContent);
    expect(tags).toEqual(['On', 'Off']);
    expect(panel.text()).toContain('Not among the pages chosen below.');
    expect(panel.text()).toContain('On listed sites only');
  });

  test('a script that the browser refuses is said; the list is kept', async () => {
    Object.assign(Object(browser).scripting, {
      registerContentScripts: async () => {
        throw new Error('No');
      },
    });
    const panel = await open();
    await panel.type('Another site', 'crm.example.com');
    await panel.press('Turn on');
    await vi.waitFor(() => expect(panel.text()).toContain('Your list of sites is kept.'));
    expect(readSites()).toEqual(['crm.example.com']);
  });

  test('switched off for everyone: that is said, and what is on the list is off', async () => {
    permit('crm.example.com');
    keepSites(['crm.example.com']);
    const panel = await paintRoute(
      { screen: 'setting_group', group: 'pages' },
      {
        settingRecords: {
          admin: { clickToDialEmbedMode: { value: 'disabled', customizable: false } },
          own: {},
        },
      },
    );
    expect(panel.text()).toContain('Turned off for all sites');
    expect(panel.element.querySelector('.tag')?.textContent).toBe('Off');
  });
});
