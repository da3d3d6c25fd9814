// @vitest-environment jsdom
import { act } from 'react';
import { beforeEach, expect, test, vi } from 'vitest';
import { noLicence, ownLicenceKey, type Licence } from '../../../../../src/core/plugins/licence';
import { ConnectorLicenceLine } from '../../../../../src/panel/settings/overview/ConnectorLicenceLine';
import { paintPanel } from '../../paint-panel';
import { connection, identity } from '../../sample-view';

const { check, whenIdle } = vi.hoisted(() => ({
  check: vi.fn<(isPressed: boolean) => Promise<void>>(),
  whenIdle: vi.fn<() => Promise<void>>(),
}));
vi.mock('../../../../../src/platform/idle', () => ({ whenIdle }));
vi.mock('../../../../../src/actions/plugins/check-licence', () => ({ checkOwnLicence: check }));
vi.mock('../../../../../src/platform/browser', () => ({ browser: {} }));

async function open(licence?: Partial<Licence>) {
  const licences = licence ? { [ownLicenceKey(identity, connection)]: { ...noLicence, ...licence } } : {};
  const panel = await paintPanel(<ConnectorLicenceLine />, { licences });
  await act(async () => vi.dynamicImportSettled());
  return panel;
}

beforeEach(() => {
  check.mockReset().mockResolvedValue(undefined);
  whenIdle.mockReset().mockResolvedValue(undefined);
});

test('the connector’s licence is shown as last answered, with its age', async () => {
  const panel = await open({ state: 'valid', plan: 'Basic', description: '**Until May**', checkedAt: 1 });
  expect(panel.text()).toContain('Basic');
  expect(panel.has('strong')).toBe(true);
  expect(panel.text()).toContain('Last answer: ');
  expect(check.mock.calls).toEqual([[false]]);
  await panel.press('Check the license again');
  expect(check.mock.calls).toEqual([[false], [true]]);
});

test('one that is not valid has words where the connector has none', async () => {
  expect((await open({ state: 'invalid', plan: '', checkedAt: 1 })).text()).toContain('No valid license');
});

test('one that was never answered is unknown, with the reason', async () => {
  const panel = await open({ problem: { code: 'unreachable', host: 'crm.example' } });
  expect(panel.text()).toContain('Unknown');
  expect(panel.text()).toContain('Can’t reach crm.example');
  expect(panel.text()).not.toContain('Answered');
  await panel.press('Try again');
  expect(check).toHaveBeenLastCalledWith(true);
});

test('it is asked for when the page has time', async () => {
  let come = (): void => undefined;
  whenIdle.mockReturnValue(new Promise((resolve) => (come = resolve)));
  await open({ state: 'valid', checkedAt: 1 });
  expect(check).not.toHaveBeenCalled();
  await act(async () => come());
  await act(async () => vi.dynamicImportSettled());
  expect(check.mock.calls).toEqual([[false]]);
});

test('before the first answer there is none', async () => {
  check.mockReturnValue(new Promise(() => {}));
  expect((await open()).text()).toBe('Loading…');
});
