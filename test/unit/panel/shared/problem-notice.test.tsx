// @vitest-environment jsdom
import { describe, expect, test, vi } from 'vitest';
import { problemCodes, ProblemError } from '../../../../src/core/basics/problem';
import { ProblemNotice } from '../../../../src/panel/shared/ProblemNotice';
import { paintPanel } from '../paint-panel';

const { ask } = vi.hoisted(() => ({ ask: vi.fn<(method: string, input: unknown) => Promise<unknown>>() }));
vi.mock('../../../../src/protocol/client', () => ({ call: ask }));
vi.mock('../../../../src/platform/browser', () => ({ browser: {} }));

describe('a problem', () => {
  test.each(problemCodes)('%s is said in words', async (code) => {
    const panel = await paintPanel(<ProblemNotice problem={{ code, host: 'crm.example' }} />);
    expect(panel.element.querySelector('[role=alert]')).not.toBeNull();
    expect(panel.text()).not.toMatch(/problem_|\$\d/);
    expect(panel.text().length).toBeGreaterThan(30);
  });

  test.each([
    ['bug', true],
    ['server_error', true],
    ['unexpected', true],
    ['refused', false],
    ['offline', false],
    ['session_revoked', false],
  ] as const)('%s can be reported: %s; not again where the report is made', async (code, isReportable) => {
    const link = 'a[href="#/settings/report-problem"]';
    const panel = await paintPanel(<ProblemNotice problem={{ code }} />);
    expect(panel.has(link)).toBe(isReportable);
    await panel.setView({ route: { screen: 'report_problem' } });
    expect(panel.has(link)).toBe(false);
  });

  test('shows who answered, their own words as text, the details, what was kept', async () => {
    const retry = vi.fn<() => void>();
    const panel = await paintPanel(
      <ProblemNotice
        problem={{
          code: 'refused',
          host: 'crm.example',
          message: '<b>No</b> quota',
          details: [{ title: 'Details', items: ['Ask sales'] }],
          missing: ['apiKey'],
        }}
        kept="Your note is kept."
        onRetry={retry}
      />,
    );
    expect(panel.text()).toContain('crm.example rejected this');
    expect(panel.element.querySelector('blockquote')?.textContent).toBe('<b>No</b> quota');
    expect(panel.text()).toContain('Ask sales');
    expect(panel.text()).toContain('apiKey');
    expect(panel.text()).toContain('Your note is kept.');
    await panel.press('Try again');
    expect(retry).toHaveBeenCalledOnce();
  });

  const server = 'callback.app-connect.example';
  test.each([
    ['a no that the server passes on', { status: 200, host: server }, false, 'KeyCRM'],
    ['the server’s own no', { status: 400, host: server }, false, server],
    ['another host’s no', { status: 200, host: 'plugin.example' }, false, 'plugin.example'],
    [
      'a 401, where the server asks the CRM',
      { status: 400, host: server, message: 'status code 401' },
      true,
      'KeyCRM',
    ],
    [
      'a 401, where it may be another’s',
      { status: 400, host: server, message: 'status code 401' },
      false,
      server,
    ],
  ])('is said to be whose it is: %s', async (_what, problem, asksCrm, who) => {
    const panel = await paintPanel(
      <ProblemNotice problem={{ code: 'refused', ...problem }} asksCrm={asksCrm} />,
    );
    expect(panel.text()).toContain(`${who} rejected this`);
  });

  test.each(['session_expired', 'session_revoked', 'not_connected'] as const)(
    '%s leads to connecting the same CRM again; without one, to the list',
    async (code) => {
      const panel = await paintPanel(<ProblemNotice problem={{ code }} />);
      expect(panel.link('Reconnect')).toBe('#/settings/connect/keycrm');
      const nowhere = await paintPanel(<ProblemNotice problem={{ code }} />, { connection: null });
      expect(nowhere.link('Reconnect')).toBe('#/settings/connect');
    },
  );
});

describe('a RingCentral sign-in that has ended', () => {
  const problem = { code: 'ringcentral_expired' } as const;

  test('is begun again by one press in its place, and what was asked for goes on', async () => {
    ask.mockReset().mockResolvedValue({});
    const retry = vi.fn<() => void>();
    const panel = await paintPanel(<ProblemNotice problem={problem} onRetry={retry} />);
    await panel.press('Sign in again');
    expect(ask.mock.calls).toEqual([['signIn', {}]]);
    expect(retry).toHaveBeenCalledOnce();
  });

  test('where nothing can go on by itself, it says that the person can, with what was kept', async () => {
    ask.mockReset().mockResolvedValue({});
    const panel = await paintPanel(<ProblemNotice problem={problem} kept="Your text is still here." />);
    await panel.press('Sign in again');
    expect(panel.text()).toContain('You are signed in again');
    expect(panel.text()).toContain('Your text is still here.');
    expect(panel.element.querySelector('[role=alert]')).toBeNull();
  });

  test('a window that was closed says so, and the press can be repeated', async () => {
    ask
      .mockReset()
      .mockRejectedValueOnce(new ProblemError({ code: 'cancelled' }))
      .mockResolvedValue({});
    const retry = vi.fn<() => void>();
    const panel = await paintPanel(<ProblemNotice problem={problem} onRetry={retry} />);
    await panel.press('Sign in again');
    expect(panel.element.querySelector('.small-text[role=alert]')?.textContent).toBe('Not finished');
    expect(retry).not.toHaveBeenCalled();
    await panel.press('Sign in again');
    expect(retry).toHaveBeenCalledOnce();
  });
});
