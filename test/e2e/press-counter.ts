import type { Page } from '@playwright/test';

export interface PressCounter {
  /** How many presses there have been since the last one of these two. */
  take: () => Promise<number>;
}

/**
 * Counts what a person presses in a page: each press of the pointer, and each key that acts (Enter, Escape, Space on a
 * control, anything with Ctrl, ⌘ or Alt). What is typed into a field, and moving from one control to the next, counts
 * nothing. A reload ends the count; going from screen to screen does not.
 */
export async function countPresses(page: Page): Promise<PressCounter> {
  await page.evaluate((name) => {
    const count = () => void Reflect.set(globalThis, name, Number(Reflect.get(globalThis, name)) + 1);
    const isWriting = (target: EventTarget | null) =>
      target instanceof HTMLTextAreaElement ||
      (target instanceof HTMLInputElement && !/^(?:button|checkbox|radio|submit)$/.test(target.type));
    const isPress = ({ key, target, repeat, ctrlKey, metaKey, altKey }: KeyboardEvent) => {
      if (repeat || /^(?:Control|Meta|Alt|AltGraph|Shift)$/.test(key)) return false;
      if (ctrlKey || metaKey || altKey || key === 'Escape') return true;
      return (
        (key === 'Enter' && !(target instanceof HTMLTextAreaElement)) || (key === ' ' && !isWriting(target))
      );
    };
    if (Reflect.has(globalThis, name)) return void Reflect.set(globalThis, name, 0);
    Reflect.set(globalThis, name, 0);
    addEventListener('pointerdown', count, true);
    addEventListener('keydown', (event) => isPress(event) && count(), true);
  }, counterName);
  return {
    take: async () => {
      const taken = await page.evaluate((name) => {
        const count: unknown = Reflect.get(globalThis, name);
        Reflect.set(globalThis, name, 0);
        return count;
      }, counterName);
      if (typeof taken !== 'number') throw new Error('The page was loaded anew: its presses are not known');
      return taken;
    },
  };
}

const counterName = 'countedPresses';
