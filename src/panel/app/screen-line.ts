import type { WordKey } from './words';

/** What the table of screens has of each. */
export interface ScreenLine {
  /** Its address after `#/`: first its tab; `:name` is a parameter of the screen. */
  readonly path: string;
  /** Its component; the code comes when the screen is first shown, that of the tab bar's with the page. */
  readonly load: () => Promise<unknown>;
  /** It shows a form, whose code is asked for together with its own. */
  readonly hasForm?: true;
  /** It has something to show before a CRM is connected. */
  readonly needsNoConnection?: true;
  /** It has a footer of its own in place of the tab bar. */
  readonly hasFooter?: true;
  /** Only admins may see it (AdminGuard.tsx): the title over the words for everybody else. */
  readonly adminTitle?: WordKey;
  /** It is not resumed once it was left: its tab does not lead back to it. */
  readonly isPassing?: true;
  /** It is shown in a browser tab of its own, beside the panel with the dialer. */
  readonly isAlone?: true;
}
