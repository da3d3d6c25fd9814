import { expect, type Page } from '@playwright/test';
import { HOSTS } from '../hosts';
import type { JobWorld } from './job-world';
import { mainJob } from './main-job';
import type { Step } from './tour-run';

export interface TourWorld extends JobWorld {
  /** The sample CRM's own page, once it was opened. */
  crm?: Page;
}

async function openCrm(world: TourWorld): Promise<Page> {
  const page = world.crm ?? (await world.browser.context.newPage());
  world.crm = page;
  await page.setViewportSize({ width: 720, height: 720 });
  await page.goto(`https://${HOSTS.keyCrm}/`);
  return page;
}

const lookAtCrm: Step<TourWorld> = {
  name: 'Look at the record in the CRM, with the summary below the note',
  act: async (world) => {
    await openCrm(world);
  },
  check: async (world) => {
    await expect((await openCrm(world)).getByText(/Summary:/)).toBeVisible();
  },
  page: ({ crm, panel }) => crm ?? panel,
};

/** What `npm start -- --tour` does. */
export const tourSteps: Step<TourWorld>[] = [...mainJob('callback'), lookAtCrm];
