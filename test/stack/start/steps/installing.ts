import { expect } from '@playwright/test';
import type { JobStep } from '../job-world';
import { Screen } from '../screen';

export function browsePlugins(): JobStep {
  return {
    name: 'Browse the plugins of the directory',
    act: ({ panel }) => new Screen(panel).link('Available plugins').click(),
    check: async ({ panel }) => {
      const screen = new Screen(panel);
      await expect(screen.heading('Available plugins')).toBeVisible();
      // From each page of the public list, and from the shared and the private ones.
      for (const name of ['Redaction', 'Capitals', 'Gremlin', 'Northwind Archive', 'Matter picker'])
        await expect(screen.link(name)).toBeVisible();
    },
  };
}

export function readDetails(plugin: string, host: string): JobStep {
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

export function chooseInCatalog(plugin: string, host: string): JobStep {
  const details = readDetails(plugin, host);
  return {
    ...details,
    act: async (world) => {
      await new Screen(world.panel).goBack();
      await details.act(world);
    },
  };
}

export function askToInstall(plugin: string): JobStep {
  return {
    name: `Ask to install ${plugin}, and read what that means`,
    act: ({ panel }) => new Screen(panel).button('Install…').click(),
    check: ({ panel }) => expect(new Screen(panel).dialog).toContainText(`Install ${plugin} for everyone?`),
  };
}

export function confirmInstall(plugin: string): JobStep {
  return {
    name: `Install ${plugin} for everyone`,
    act: ({ panel }) =>
      new Screen(panel).dialog.getByRole('button', { name: 'Install', exact: true }).click(),
    check: ({ panel }) => expect(new Screen(panel).text('Installed for everyone')).toBeVisible(),
  };
}

export function seeInstalled(): JobStep {
  return {
    name: 'See both installed',
    act: ({ panel }) => new Screen(panel).openTab('Plugins'),
    check: async ({ panel }) => {
      await expect(new Screen(panel).link('Redaction')).toBeVisible();
      await expect(new Screen(panel).link('Call summary')).toBeVisible();
    },
  };
}
