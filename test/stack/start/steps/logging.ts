import { expect } from '@playwright/test';
import { readCrmNotes } from '../crm-notes';
import type { JobStep } from '../job-world';
import { Screen } from '../screen';

const cardNumber = '4111 1111 1111 1111';
const typedNote = `Wants the Q1 renewal quote. Card ${cardNumber} for the deposit.`;

export function takeCall(): JobStep {
  return {
    name: 'Take a call from Ada Lovelace',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.openTab('Dialer');
      await screen.dialer.getByRole('button', { name: 'Incoming call' }).click({ timeout: 20_000 });
      await screen.dialer.getByRole('button', { name: 'Answer' }).click();
    },
    check: ({ panel }) => expect(new Screen(panel).dialer.getByText(/^Connected 0:0[1-9]/)).toBeVisible(),
  };
}

export function endCall(): JobStep {
  return {
    name: 'End the call',
    act: ({ panel }) => new Screen(panel).dialer.getByRole('button', { name: 'Hang up' }).click(),
    check: ({ panel }) => expect(new Screen(panel).link('Log it')).toBeVisible(),
  };
}

export function writeLog(): JobStep {
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
export function saveLog(mark: string): JobStep {
  return {
    name: 'Save the log; its note reaches the CRM through Redaction',
    act: async ({ panel, control }) => {
      await control.order('/hold', { plugin: 'summary' });
      await new Screen(panel).button('Save log').click();
    },
    check: async ({ panel, control }) => {
      await expect(new Screen(panel).text('Logged to KeyCRM')).toBeVisible();
      expect(await readCrmNotes(control)).toEqual([typedNote.replace(cardNumber, mark)]);
    },
  };
}

export function seeActivity(): JobStep {
  return {
    name: 'See the call among the activities',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
      await screen.text('Done').click();
      // Back to where the log was opened.
      await expect(screen.heading('Dialer')).toBeVisible();
      await screen.openTab('Activity');
    },
    check: async ({ panel }) => {
      await expect(panel.getByRole('listitem').filter({ hasText: 'Ada Lovelace' })).toContainText('Logged');
    },
  };
}
