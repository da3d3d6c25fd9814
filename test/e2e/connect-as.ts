import type { Page } from '@playwright/test';
import type { ControlClient } from '../stack/control-client';
import { signInAs } from './recorded-sign-in';
import type { ReusedBrowser } from './reused-browser';

/**
 * Signs a sample person in and connects KeyCRM, for tests of what comes after. Gives the way to call the worker as the
 * panel does; a refusal is an answer.
 */
export async function connectAs(
  browser: ReusedBrowser,
  panel: Page,
  control: ControlClient,
  extensionNumber: string,
  connectorId: string,
): Promise<(method: string, input: unknown) => Promise<unknown>> {
  await signInAs({ browser, panel, control }, extensionNumber, connectorId);
  return (method, input) =>
    panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ method, input })})`);
}
