import { expect } from '@playwright/test';
import { sampleClientId } from '../guidance';
import type { JobStep } from '../job-world';
import { Screen } from '../screen';

export function enterClientId(): JobStep {
  return {
    name: 'Enter the RingCentral client ID',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.text('I’m an admin: set it up').click();
      await screen.field('RingCentral client ID').fill(sampleClientId);
      await screen.button('Save client ID').click();
    },
    check: ({ panel }) => expect(new Screen(panel).button('Sign in to RingCentral')).toBeEnabled(),
  };
}

export function signIn(person: string): JobStep {
  return {
    name: `Sign in to RingCentral as ${person}`,
    act: async ({ browser, panel }) => {
      const opened = browser.context.waitForEvent('page');
      await new Screen(panel).button('Sign in to RingCentral').click();
      const window = await opened;
      await window.getByLabel(person).check();
      await window.getByRole('button', { name: 'Allow' }).click();
    },
    check: async ({ panel }) => {
      await expect(new Screen(panel).heading('Choose your CRM')).toBeVisible();
      await expect(new Screen(panel).link('KeyCRM')).toBeVisible();
    },
  };
}

export function connectCrm(connector: string, serverHost: string, apiKey: string): JobStep {
  return {
    name: `Connect ${connector} with an API key`,
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.link(connector).click();
      await screen.button(`Continue to ${serverHost}`).click();
      await screen.field('API key').fill(apiKey);
      await screen.button('Connect').click();
    },
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.heading('Dialer')).toBeVisible();
      await screen.openTab('Settings');
      await expect(panel.getByRole('main')).toContainText(serverHost);
      await expect(screen.text('Connected')).toBeVisible();
    },
  };
}
