import * as v from 'valibot';
import { browser } from '../platform/browser';
import * as crmAccess from './sign-in/crm-access';
import { readItems } from './basics/item';
import * as managed from './settings/managed';
import * as view from './view';

/** Every item of these files is part of the view, under its own name. */
const viewItems = { ...view, ...managed, ...crmAccess };

export type View = v.InferOutput<v.ObjectSchema<typeof viewItems, undefined>>;

/** Calls back with the parts that changed. Returns a function that stops it. */
export function watchView(onChange: (changes: Partial<View>) => void): () => void {
  const listener = (changes: { [key: string]: { newValue?: unknown } }, area: string) => {
    if (area !== 'local') return;
    const parsed: Partial<View> = {};
    for (const item of Object.values(viewItems)) {
      const change = changes[item.storedAs];
      if (change) Object.assign(parsed, { [item.storedAs]: v.parse<v.GenericSchema>(item, change.newValue) });
    }
    if (Object.keys(parsed).length > 0) onChange(parsed);
  };
  browser.storage.onChanged.addListener(listener);
  return () => browser.storage.onChanged.removeListener(listener);
}

/**
 * Reads everything for the panel's first paint in one storage read, for a page that has more to load before painting.
 * `latest`, called once when the page begins to watch, returns what was written in between.
 */
export async function openView(): Promise<{ readonly view: View; readonly latest: () => View }> {
  const changed: Partial<View> = {};
  const stop = watchView((changes) => void Object.assign(changed, changes));
  const view = await readItems(viewItems);
  return {
    view,
    latest: () => {
      stop();
      return { ...view, ...changed };
    },
  };
}
