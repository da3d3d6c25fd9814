// @vitest-environment jsdom
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { noLicence, type Licence } from '../../../../../src/core/plugins/licence';
import { personalKey } from '../../../../../src/core/sign-in/plugin-account';
import { LicenceCard } from '../../../../../src/panel/plugins/plugin/LicenceCard';
import { paintPanel } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { checkLicence } = vi.hoisted(() => ({ checkLicence: vi.fn<(input: unknown) => Promise<void>>() }));
vi.mock('../../../../../src/actions/plugins/check-licence', () => ({ checkLicence }));
vi.mock('../../../../../src/protocol/client', () => ({ call: async () => undefined }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

const key = personalKey(identity, connection, 'scoring');
const advice = 'Logging continues either way';

async function open(licence?: Partial<Licence>, accountPlugins = true) {
  return paintPanel(<LicenceCard pluginId="scoring" />, {
    connection: { ...connection, capabilities: { ...connection.capabilities, accountPlugins } },
    licences: licence ? { [key]: { ...noLicence, ...licence } } : {},
  });
}

beforeEach(() => void checkLicence.mockReset().mockResolvedValue(undefined));

describe('a plugin’s licence', () => {
  test('that is valid shows its words with the marks that are allowed, and when it was answered', async () => {
    const description = '**Team**, [renew](https://contoso.example/renew) [no](http://contoso.example)';
    const panel = await open({ state: 'valid', description, checkedAt: Date.now() - 60_000 });
    expect(panel.text()).toContain('Licensed');
    expect(panel.has('strong')).toBe(true);
    expect(panel.link('renew')).toBe('https://contoso.example/renew');
    expect(panel.text()).toContain('[no](http://contoso.example)');
    expect(panel.text()).toContain('Last answer: ');
    expect(panel.text()).not.toContain(advice);
  });

  test('that is not valid says why, and that logging goes on', async () => {
    const panel = await open({ state: 'invalid', errorMessage: 'Ended in May', checkedAt: 1 });
    expect(panel.text()).toContain('No valid license');
    expect(panel.text()).toContain('Ended in May');
    expect(panel.text()).toContain(advice);
  });

  test('of which the server knows nothing says who can mend it', async () => {
    const panel = await open({ state: 'missing', checkedAt: 1 });
    expect(panel.text()).toContain('Your admin can repair it');
  });

  test('that cannot be had keeps the last answer with its age, and can be asked for again', async () => {
    const problem = { code: 'unreachable', host: 'crm.example' } as const;
    const panel = await open({ state: 'valid', checkedAt: 1, problem });
    expect(panel.text()).toContain('Licensed');
    expect(panel.text()).toContain('Can’t reach crm.example');
    expect(panel.text()).toContain('Showing the last answer');
    await panel.press('Try again');
    await panel.press('Check the license again');
    const asked = [{ pluginId: 'scoring' }];
    expect(checkLicence.mock.calls).toEqual([asked, asked]);
  });

  test('that was never answered has no age', async () => {
    const panel = await open({ problem: { code: 'unreachable', host: 'crm.example' } });
    expect(panel.text()).toContain('Unknown');
    expect(panel.text()).not.toContain('Answered');
    expect(panel.text()).not.toContain('Showing the last answer');
  });

  test('is not passed on by the older server, and there is nothing to press', async () => {
    const panel = await open(undefined, false);
    expect(panel.text()).toContain('This older server doesn’t pass on');
    expect(panel.has('button')).toBe(false);
  });
});
