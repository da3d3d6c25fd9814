import { describe, expect, test } from 'vitest';
import { CORE_VERSIONS } from '../../stack/core/core-version';
import { createOwnClient, type Document } from '../../stack/organisation/own-client';
import { createCoreSettings, hashedAccount } from '../fakes/core-settings';

/** What the published servers make of an admin's and a person's record, and what App Connect's own client then stores. */

async function merged(
  version: (typeof CORE_VERSIONS)[number],
  admin: Document | undefined,
  own: Document | null,
) {
  const core = createCoreSettings(version);
  core.state.admin = admin;
  core.state.own.set('dana', own);
  return core
    .askAs('dana')('GET', `/user/settings?rcAccountId=${hashedAccount}`)
    .catch(() => 'refused');
}

const openClient = (core: ReturnType<typeof createCoreSettings>, leaves: Document) =>
  createOwnClient(core.askAs('dana'), { account: hashedAccount, leaves });

const locked = { value: 'admin', customizable: false };
const open = { value: 'admin', customizable: true };

describe.each(CORE_VERSIONS)('core %s', (version) => {
  test.each([
    ['no row: as it is', undefined, { k: { value: 1, enable: true } }, { k: { value: 1, enable: true } }],
    ['a person without a record gets nothing at all', { k: locked }, null, {}],
    ['removed: absent', { k: { ...locked, isRemoved: true } }, { k: { value: 1 } }, {}],
    [
      'not in the row: rebuilt',
      {},
      { k: { value: 0, enable: true } },
      { k: { customizable: true, value: 0 } },
    ],
    [
      'open: the person’s, empty or not',
      { k: open },
      { k: { value: '' } },
      { k: { customizable: true, value: '' } },
    ],
    ['open and not the person’s: as it is', { k: open }, {}, { k: open }],
    ['locked', { k: locked }, { k: { value: 1 } }, { k: locked }],
    ['a lock against null', { k: locked }, { k: null }, { k: locked }],
    ['a missing flag is a lock', { k: { value: 'admin' } }, { k: { value: 1 } }, { k: { value: 'admin' } }],
    ['not a record', { k: true }, { k: { value: 1 } }, { k: true }],
    ['the person’s is not a record', {}, { k: 'text' }, { k: { customizable: true } }],
    ['null of a person', { k: open }, { k: null }, 'refused'],
    ['null of the account', { k: null }, {}, 'refused'],
    ['a plugin without config', { plugin_p: open }, { plugin_p: { value: {} } }, 'refused'],
  ])('%s', async (_name, admin, own, wanted) => {
    expect(await merged(version, admin, own)).toEqual(wanted);
  });

  test('formats of an account that are open vanish from a person’s record with the second refresh', async () => {
    const core = createCoreSettings(version);
    const formats = { numberFormatter1: '(###) ###-####', numberFormatter2: '', numberFormatter3: '' };
    core.state.admin = { overridingNumberFormat: { customizable: true, ...formats } };
    core.state.own.set('dana', {});
    const client = openClient(core, { overridingPhoneNumberFormat: '' });
    await client.refresh();
    expect(client.shown('overridingPhoneNumberFormat')).toBe('(###) ###-####');
    await client.refresh();
    expect(client.shown('overridingPhoneNumberFormat')).toBe('');
  });

  test('App Connect’s own client copies defaults and locks into the record, and every leaf with a change', async () => {
    const core = createCoreSettings(version);
    core.state.admin = { autoLogCall: { value: true, customizable: false }, showFaxTab: open };
    core.state.own.set('dana', { mine: { value: 1, note: 'lost' } });
    const client = openClient(core, { autoLogCall: false, oneTimeLog: false, showFaxTab: true });
    await client.refresh();
    expect(core.state.own.get('dana')).toEqual({
      autoLogCall: { value: true, customizable: false },
      showFaxTab: open,
      mine: { customizable: true, value: 1 },
      selectedRegion: { value: 'US' },
    });
    await client.change('showFaxTab', 'mine');
    expect(core.state.own.get('dana')).toMatchObject({
      showFaxTab: { value: 'mine' },
      oneTimeLog: { value: false },
    });
    expect(client.isReadOnly('autoLogCall')).toBe(true);
  });
});
