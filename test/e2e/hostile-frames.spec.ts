import type { Frame, Page } from '@playwright/test';
import { sampleClientId } from '../stack/start/guidance';
import { signInAdmin } from './signed-in-admin';
import { expect, test } from './fixtures';

const origin = 'https://apps.ringcentral.com';

/** What the widget says when a call has ended; here with a session for each who says it. */
function endedCall(sessionId: string) {
  return {
    type: 'rc-active-call-notify',
    call: {
      sessionId,
      direction: 'Inbound',
      startTime: Date.now() - 60_000,
      telephonyStatus: 'NoCall',
      terminationType: 'final',
      from: { phoneNumber: '+16505550123' },
      to: { phoneNumber: '+16505550100' },
    },
  };
}

async function dialerFrame(panel: Page): Promise<Frame> {
  await expect.poll(() => panel.frames().some((frame) => frame.url().startsWith(origin))).toBe(true);
  const frame = panel.frames().find((one) => one.url().startsWith(origin));
  if (!frame) throw new Error('No dialer');
  return frame;
}

test('frames that are not the dialer’s own, although of its origin, are told nothing and believed nothing', async ({
  browserWithPanel,
  panel,
  control,
}) => {
  const admin = await signInAdmin({ browser: browserWithPanel, panel, control }, []);
  await admin.ask('savePreferences', { clientId: sampleClientId });
  await admin.open('#/dialer');
  const dialer = await dialerFrame(panel);
  await dialer.waitForLoadState();

  // Nested in the dialer: of its origin, and not its window.
  await dialer.evaluate((message) => {
    const nested = document.createElement('iframe');
    document.body.append(nested);
    Reflect.set(window, 'heardByNested', 0);
    nested.contentWindow?.addEventListener('message', () => Reflect.set(window, 'heardByNested', 1));
    const script = nested.contentDocument?.createElement('script');
    if (!script) throw new Error('No script');
    script.textContent = `parent.parent.postMessage(${JSON.stringify(message)}, '*')`;
    nested.contentDocument?.body.append(script);
  }, endedCall('66600001'));

  // Beside the dialer: another frame of the same address.
  await panel.evaluate((address) => {
    const sibling = document.createElement('iframe');
    sibling.id = 'sibling';
    sibling.src = address;
    document.body.append(sibling);
  }, `${origin}/icon.svg`);
  const sibling = await (await panel.waitForSelector('#sibling')).contentFrame();
  await sibling?.waitForLoadState();
  await sibling?.evaluate((message) => parent.postMessage(message, '*'), endedCall('66600002'));

  // The panel's own page, as an injected script could.
  await panel.evaluate((message) => postMessage(message, '*'), endedCall('66600003'));

  // The dialer itself is believed: what came before it was heard, and left alone.
  await dialer.evaluate((message) => parent.postMessage(message, '*'), endedCall('90000042'));
  await expect
    .poll(async () => Object(await admin.read('local', 'activitySummary')).newest)
    .toMatchObject([{ id: expect.stringContaining('call:90000042@') }]);
  expect(await dialer.evaluate(() => Reflect.get(window, 'heardByNested'))).toBe(0);

  // Led away it is no dialer any more: the page's own rules do not let another origin into its frame.
  await dialer.evaluate(() => location.assign('https://keycrm.example/'));
  await expect
    .poll(() => panel.frames().some((frame) => frame.url().startsWith('https://keycrm.example')))
    .toBe(false);
});
