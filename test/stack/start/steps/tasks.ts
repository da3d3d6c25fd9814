import { expect } from '@playwright/test';
import type { JobStep } from '../job-world';
import { Screen } from '../screen';
import { ringAlarm } from '../worker';

export function seePending(): JobStep {
  return {
    name: 'See the background task of Call summary pending',
    act: ({ panel }) => new Screen(panel).openTab('Tasks'),
    check: ({ panel }) => expect(panel.getByText(/Call summary pending/)).toBeVisible(),
  };
}

export function seeCompleted(): JobStep {
  return {
    name: 'The five-minute alarm finds it completed',
    act: ({ control }) => control.order('/release', { plugin: 'summary' }).then(() => undefined),
    check: async ({ browser, panel }) => {
      const completed = panel.getByText(/Call summary completed/);
      // The plugin may need a moment more: an alarm that found nothing is set again, one that found it is not.
      await expect(async () => {
        if (!(await completed.isVisible())) await ringAlarm(browser.worker, 'tasks');
        await expect(completed).toBeVisible({ timeout: 1000 });
      }).toPass({ timeout: 15_000 });
    },
  };
}
