import { expect } from '@playwright/test';
import type { JobStep } from '../job-world';
import { Screen } from '../screen';
import { ringUntil } from '../worker';

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
    // The plugin may need a moment more.
    check: ({ browser, panel }) =>
      ringUntil(browser.worker, 'tasks', () => panel.getByText(/Call summary completed/).isVisible()),
  };
}
