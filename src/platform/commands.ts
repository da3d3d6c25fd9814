import { browser } from './browser';

/** What a key of the browser's asks for, wherever the person is. Its keys are the person's to set. */
export function onCommand(listener: (command: string) => void): () => void {
  browser.commands.onCommand.addListener(listener);
  return () => browser.commands.onCommand.removeListener(listener);
}

/** The keys as they are set, by command; '' for none. */
export async function readCommandKeys(): Promise<{ readonly [command: string]: string }> {
  const commands = await browser.commands.getAll();
  return Object.fromEntries(commands.map(({ name = '', shortcut = '' }) => [name, shortcut]));
}

/** The browser's page on which a person sets them; no page may link there. */
export async function openKeySettings(): Promise<void> {
  await browser.tabs.create({ url: 'chrome://extensions/shortcuts' });
}
