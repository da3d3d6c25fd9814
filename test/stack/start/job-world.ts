import type { Page } from '@playwright/test';
import type { ControlClient } from '../control-client';
import type { ExtensionBrowser } from './browser';
import type { Step } from './tour-run';

/** What the steps of the main job work on. */
export interface JobWorld {
  browser: ExtensionBrowser;
  panel: Page;
  control: ControlClient;
}

export type JobStep = Step<JobWorld>;
