import { expect, type FrameLocator, type Locator, type Page } from '@playwright/test';

type TabName = 'Dialer' | 'Activity' | 'Plugins' | 'Tasks' | 'Settings';

/** What stands in rows is named with its subject: `Ignore: Ada Lovelace`. */
function withSubject(name: string): RegExp {
  return new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?:: .*)?$`);
}

/** The panel as a person meets it: by roles and by the words that are on it. Names are exact. */
export class Screen {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  heading(name: string): Locator {
    return this.page.getByRole('heading', { level: 1, name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.page.getByRole('button', { name: typeof name === 'string' ? withSubject(name) : name });
  }

  link(name: string): Locator {
    return this.page.getByRole('link', { name: withSubject(name) });
  }

  /** A control by its label; a required one says so after it. No link: its name may begin with the same word. */
  field(label: string): Locator {
    const labelled = this.page.getByRole('main').getByLabel(new RegExp(`^${label}\\b`));
    return labelled.and(this.page.locator(':not(a)')).first();
  }

  text(words: string): Locator {
    return this.page.getByText(words, { exact: true });
  }

  get dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  /** What went wrong, said aloud. */
  get alert(): Locator {
    return this.page.getByRole('alert');
  }

  /** The dialer's frame: a guest with words of its own. */
  get dialer(): FrameLocator {
    return this.page.frameLocator('iframe[title="RingCentral dialer"]');
  }

  /** Somebody calls. A press on a frame of another process gets lost now and then while that frame is painted anew. */
  async startIncomingCall(): Promise<void> {
    const incoming = this.dialer.getByTestId('incoming-call');
    const answer = this.dialer.getByTestId('answer');
    await expect(async () => {
      if (!(await answer.isVisible())) await incoming.click({ timeout: 2000 });
      await expect(answer).toBeVisible({ timeout: 2000 });
    }).toPass({ timeout: 20_000 });
  }

  /** Opens a section, from a screen without a tab bar too; a count on its tab is part of its name. */
  async openTab(name: TabName): Promise<void> {
    const tabs = this.page.getByRole('navigation', { name: 'Sections' });
    const tab = tabs.getByRole('link', { name: new RegExp(`^${name}\\b`) });
    // A screen that is about to leave by itself takes its way back with it.
    const soon = { timeout: 2000 };
    await expect(async () => {
      if (!(await tabs.isVisible())) await this.link('Back').click(soon);
      await tab.click(soon);
    }).toPass({ timeout: 20_000 });
    await expect(this.heading(name)).toBeVisible();
  }

  /** Leaves a screen that has no tab bar. */
  async goBack(): Promise<void> {
    await this.link('Back').click();
  }
}
