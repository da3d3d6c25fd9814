import type { Page } from '@playwright/test';
import type { ControlClient } from '../stack/control-client';
import { findSamplePerson, fullName } from '../stack/ringcentral/people';
import type { ExtensionBrowser } from '../stack/start/browser';
import { readTarget } from './connector-target';

/**
 * Signs a sample person in and connects a CRM without the screens that do it, for tests of what comes after. Gives the
 * way to call the worker as the panel does.
 */
export async function connectAs(
  { worker }: ExtensionBrowser,
  panel: Page,
  control: ControlClient,
  extensionNumber: string,
  connectorId: string,
): Promise<(method: string, input: unknown) => Promise<unknown>> {
  const person = findSamplePerson(extensionNumber);
  if (person === null) throw new Error(`There is no sample person ${extensionNumber}`);
  const tokens = Object(await control.order('/sign-in', { person: extensionNumber }));
  const stored = {
    identity: {
      accountId: person.accountId,
      extensionId: person.id,
      extensionNumber,
      name: fullName(person),
      email: person.email,
      isAdmin: person.admin,
    },
    ringCentralTokens: {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token,
      expiresAt: Date.now() + 3_600_000,
    },
  };
  await worker.evaluate(`chrome.storage.local.set(${JSON.stringify(stored)})`);
  const ask = (method: string, input: unknown): Promise<unknown> =>
    panel.evaluate(`chrome.runtime.sendMessage(${JSON.stringify({ method, input })})`);
  const apiKey = `keycrm-${person.firstName.toLowerCase()}`;
  const target = await readTarget(async (...asked) => Object(await ask(...asked)).output, connectorId);
  const reply = Object(await ask('connect', { target, values: { apiKey } }));
  if (reply.ok !== true) throw new Error(`${connectorId}: ${JSON.stringify(reply)}`);
  await panel.reload();
  return ask;
}
