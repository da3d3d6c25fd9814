import { expect } from '@playwright/test';
import type { JobStep } from '../job-world';
import { Screen } from '../screen';

/** The person's own choice, other than the plugin's default. */
export const chosenMark = '[kept private]';

export function saveSettings(): JobStep {
  return {
    name: 'Choose own settings for Redaction',
    act: async ({ panel }) => {
      const screen = new Screen(panel);
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
