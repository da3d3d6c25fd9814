import { expect, type Page } from '@playwright/test';
import type { ControlClient } from '../control-client';
import type { ServerName } from '../core/core-version';
import type { ExtensionBrowser } from './browser';
import { readCrmNotes } from './crm-notes';
import { sampleClientId } from './guidance';
import { Screen } from './screen';
import type { Step } from './tour-run';
import { ringAlarm } from './worker';

export interface JobWorld {
  browser: ExtensionBrowser;
  panel: Page;
  control: ControlClient;
}

type JobStep = Step<JobWorld>;

const cardNumber = '4111 1111 1111 1111';
const typedNote = `Wants the Q1 renewal quote. Card ${cardNumber} for the deposit.`;
const chosenMark = '[kept private]';

function enterClientId(): JobStep {
  return {
    name: 'Enter the RingCentral client ID',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.field('RingCentral client ID').fill(sampleClientId);
      await screen.button('Save client ID').click();
    },
    check: ({ panel }) => expect(new Screen(panel).button('Sign in to RingCentral')).toBeEnabled(),
  };
}

function signIn(): JobStep {
  return {
    name: 'Sign in to RingCentral as Priya Nair',
    act: async ({ browser, panel }) => {
      const opened = browser.context.waitForEvent('page');
      await new Screen(panel).button('Sign in to RingCentral').click();
      const window = await opened;
      await window.getByLabel('Priya Nair').check();
      await window.getByRole('button', { name: 'Allow' }).click();
    },
    check: ({ panel }) => expect(new Screen(panel).heading('Choose your CRM')).toBeVisible(),
  };
}

function connectCrm(connector: string): JobStep {
  return {
    name: `Connect ${connector} with an API key`,
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.link(connector).click();
      await screen.field('API key').fill('keycrm-priya');
      await screen.button('Connect').click();
    },
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.heading('Dialer')).toBeVisible();
      await screen.openTab('Settings');
      await expect(panel.getByRole('main')).toContainText(connector);
      await expect(screen.text('Connected')).toBeVisible();
    },
  };
}

function browsePlugins(): JobStep {
  return {
    name: 'Browse the plugins of the directory',
    act: ({ panel }) => new Screen(panel).link('Admin · Plugins').click(),
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.heading('Available plugins')).toBeVisible();
      // From each page of the public list, and from the shared and the private ones.
      for (const name of ['Redaction', 'Capitals', 'Gremlin', 'Northwind Archive', 'Matter picker'])
        await expect(screen.link(name)).toBeVisible();
    },
  };
}

function readDetails(plugin: string, host: string): JobStep {
  return {
    name: `Read what ${plugin} would receive`,
    act: ({ panel }) => new Screen(panel).link(plugin).click(),
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.heading(plugin)).toBeVisible();
      await expect(screen.text('What it receives, and where it goes')).toBeVisible();
      await expect(screen.text(host).first()).toBeVisible();
    },
  };
}

function installPlugin(plugin: string): JobStep {
  return {
    name: `Install ${plugin} for everyone`,
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.button('Install…').click();
      await screen.dialog.getByRole('button', { name: 'Install', exact: true }).click();
    },
    check: ({ panel }) => expect(new Screen(panel).text('Installed for everyone')).toBeVisible(),
  };
}

function chooseInCatalog(plugin: string, host: string): JobStep {
  const details = readDetails(plugin, host);
  return {
    ...details,
    act: async (world) => {
      await new Screen(world.panel).goBack();
      await details.act(world);
    },
  };
}

function saveSettings(): JobStep {
  return {
    name: 'Choose own settings for Redaction',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.goBack();
      await screen.openTab('Plugins');
      await screen.link('Redaction').click();
      await screen.field('Replace with').fill(chosenMark);
      await screen.button('Save').click();
    },
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.text('Saved')).toBeVisible();
      await panel.reload();
      await expect(screen.field('Replace with')).toHaveValue(chosenMark);
    },
  };
}

function takeCall(): JobStep {
  return {
    name: 'Take a call from Ada Lovelace',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.goBack();
      await screen.openTab('Dialer');
      await screen.dialer.getByRole('button', { name: 'Incoming call' }).click({ timeout: 20_000 });
      await screen.dialer.getByRole('button', { name: 'Answer' }).click();
    },
    check: ({ panel }) => expect(new Screen(panel).dialer.getByText(/^Connected \d/)).toBeVisible(),
  };
}

function endCall(): JobStep {
  return {
    name: 'End the call',
    act: ({ panel }) => new Screen(panel).dialer.getByRole('button', { name: 'Hang up' }).click(),
    check: ({ panel }) => expect(new Screen(panel).link('Log it')).toBeVisible(),
  };
}

function writeLog(): JobStep {
  return {
    name: 'Write the log, with the contact that the CRM found',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.link('Log it').click();
      await screen.field('Note').fill(typedNote);
    },
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.heading('Log call')).toBeVisible();
      await expect(screen.field('Contact').locator('option:checked')).toHaveText(/^Ada Lovelace/);
    },
  };
}

/** @param mark what the sync plugin puts in the place of the card number */
function saveLog(mark: string): JobStep {
  return {
    name: 'Save the log; its note reaches the CRM through Redaction',
    act: async ({ panel, control }) => {
      await control.order('/hold', { plugin: 'summary' });
      await new Screen(panel).button('Save log').click();
    },
    check: async ({ panel, control }) => {
      await expect(new Screen(panel).text('Logged').first()).toBeVisible();
      expect(await readCrmNotes(control)).toEqual([typedNote.replace(cardNumber, mark)]);
    },
  };
}

function seePending(): JobStep {
  return {
    name: 'See the background task of Call summary pending',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.goBack();
      await screen.openTab('Tasks');
    },
    check: ({ panel }) => expect(panel.getByText(/Call summary.*pending/)).toBeVisible(),
  };
}

function seeCompleted(): JobStep {
  return {
    name: 'The five-minute alarm finds it completed',
    act: ({ control }) => control.order('/release', { plugin: 'summary' }).then(() => undefined),
    check: async ({ browser, panel }) => {
      // The plugin may need a moment more; an alarm that found nothing is set again.
      await expect(async () => {
        await ringAlarm(browser.worker, 'tasks');
        await expect(panel.getByText(/Call summary.*completed/)).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 15_000 });
    },
  };
}

/**
 * The main job, from an empty profile to a finished background task.
 * The polling generation gives plugins no settings, so there the sync plugin works with its own default.
 */
export function mainJob(server: ServerName): JobStep[] {
  return [
    enterClientId(),
    signIn(),
    connectCrm(server === 'callback' ? 'KeyCRM' : 'KeyCRM classic'),
    browsePlugins(),
    readDetails('Redaction', 'redaction.plugins.example'),
    installPlugin('Redaction'),
    chooseInCatalog('Call summary', 'summary.plugins.example'),
    installPlugin('Call summary'),
    saveSettings(),
    takeCall(),
    endCall(),
    writeLog(),
    saveLog(server === 'callback' ? chosenMark : '[removed]'),
    seePending(),
    seeCompleted(),
  ];
}
