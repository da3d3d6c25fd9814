import { siteScript } from '../../platform/site-script';
import { openSidePanel } from '../../platform/side-panel';
import { openPanelWindow } from '../../platform/panel-window';
import { writeItem } from '../../storage/basics/item';
import { askedPlace } from '../../storage/tasks/asked-place';
import type { Context } from '../worker/context';

/**
 * Shows the card of a number on which a person has pressed in a web page. The text is a page's: it is only shown, and
 * the number in it is not dialed before a press in the panel (test/unit/panel/activity/contact/contact-screen.test.tsx).
 * @param opening of the side panel
 */
export async function showNumber(context: Context, text: string, opening: Promise<void>): Promise<void> {
  // Half a character, which a page may well select, has no address.
  const whole = text.slice(0, 200).replaceAll(/\p{Cs}/gu, '');
  const hash = `#/activity/contact/${encodeURIComponent(whole)}`;
  await writeItem(askedPlace, { hash, at: context.now() });
  await opening.catch(() => openPanelWindow(hash));
}

/** A number that is dialed; nothing else of what a script says is read. */
const number = /^\+?\d{3,20}$/;

/**
 * Answers the script on a page that a person has chosen: with the name of the site's script, which holds its rules, and
 * nothing where the site is not chosen. A number means that its button was pressed: its card is shown.
 */
export async function answerScript(
  context: Context,
  message: unknown,
  site: string,
  windowId: number | undefined,
): Promise<unknown> {
  // At once, or the browser refuses it; it allows it only after a real press, whatever the page says.
  const pressed = typeof message === 'string' && number.test(message) ? message : undefined;
  const opening = pressed === undefined ? undefined : openSidePanel(windowId);
  opening?.catch(() => undefined);
  const name = await siteScript(site);
  if (name !== undefined && pressed !== undefined && opening) await showNumber(context, pressed, opening);
  return name;
}
