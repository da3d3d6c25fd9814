import { tabs, type TabId } from './screens';

/** What a key is for, on every screen. */
export type KeyAct = { readonly tab: TabId } | 'palette' | 'shortcuts';

type Pressed = Pick<
  KeyboardEvent,
  'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat' | 'isComposing' | 'defaultPrevented'
>;

interface Place {
  /** The person is typing: a key by itself is a letter. */
  readonly isTyping: boolean;
  /** A dialog is open: keys are for it. */
  readonly isInDialog: boolean;
  /** Keys without Ctrl or ⌘ are wanted: whoever speaks to the computer, or hits keys by accident, can do without. */
  readonly hasSingleKeys: boolean;
  readonly isMac: boolean;
}

export function actOf(
  event: Pressed,
  { isTyping, isInDialog, hasSingleKeys, isMac }: Place,
): KeyAct | undefined {
  const { key, ctrlKey, metaKey, altKey } = event;
  if (event.defaultPrevented || event.isComposing || event.repeat || altKey || isInDialog) return undefined;
  if (ctrlKey || metaKey) {
    const isOurs = isMac ? metaKey && !ctrlKey : ctrlKey && !metaKey;
    return isOurs && key.toLowerCase() === 'k' ? 'palette' : undefined;
  }
  if (isTyping || !hasSingleKeys) return undefined;
  if (key === '?') return 'shortcuts';
  const tab = /^[1-9]$/.test(key) ? tabs[Number(key) - 1] : undefined;
  return tab && { tab };
}

const typed = 'textarea, select, [contenteditable], input:not([type=checkbox], [type=radio], [type=button])';

export function placeOfKey(target: EventTarget | null): Place {
  return {
    isTyping: target instanceof Element && target.matches(typed),
    isInDialog: document.querySelector('dialog[open]') !== null,
    hasSingleKeys: hasSingleKeys(),
    isMac,
  };
}

export const isMac = /mac/i.test(navigator.platform);

const singleKeys = 'singleKeys';

export function hasSingleKeys(): boolean {
  return localStorage.getItem(singleKeys) !== 'off';
}

/** Kept with this browser, like the place where the panel was left. */
export function wantSingleKeys(isWanted: boolean): void {
  localStorage.setItem(singleKeys, isWanted ? 'on' : 'off');
}
