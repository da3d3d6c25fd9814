import { openPanelWindow } from '../../platform/panel-window';
import { writeItem } from '../../storage/basics/item';
import { askedPlace } from '../../storage/tasks/asked-place';
import type { Context } from '../worker/context';

/**
 * Shows the card of a number on which a person has pressed in a web page. The text is a page's: it is only shown, and
 * the number in it is not dialed before a press in the panel (e2e/numbers-on-pages.spec.ts).
 * @param opening of the side panel
 */
export async function showNumber(context: Context, text: string, opening: Promise<void>): Promise<void> {
  // Half a character, which a page may well select, has no address.
  const whole = text.slice(0, 200).replaceAll(/\p{Cs}/gu, '');
  const hash = `#/activity/contact/${encodeURIComponent(whole)}`;
  await writeItem(askedPlace, { hash, at: context.now() });
  await opening.catch(() => openPanelWindow(hash));
}
