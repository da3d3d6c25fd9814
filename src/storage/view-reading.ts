import { browser } from '../platform/browser';

/** Under which names is stored what the panel paints from (panel-view.ts). Apart, since asking for it needs no parser. */
export const viewNames = [
  'identity',
  'connection',
  'crmSignIn',
  'crmFarewell',
  'pluginAccounts',
  'preferences',
  'settingRecords',
  'policy',
  'installedPlugins',
  'lastSaves',
  'licences',
  'registrations',
  'installations',
  'adminWrites',
  'drafts',
  'activitySummary',
  'taskSummary',
  'askedPlace',
  'takenOverSeen',
] as const;

/** Values by the names under which they are stored; nothing of it is parsed. */
export interface Stored {
  readonly [name: string]: unknown;
}

/** What the browser says of a change. */
export interface Changes {
  readonly [name: string]: { readonly newValue?: unknown };
}

/** The panel's one storage read, under way. */
export interface ViewReading {
  readonly stored: Promise<Stored>;
  /** What was written since; called once, when the page begins to watch by itself. */
  readonly changed: () => Stored;
}

/** Asks for everything that the panel paints from, in one storage read. */
export function readView(): ViewReading {
  const changed: { [name: string]: unknown } = {};
  const listener = (changes: Changes, area: string) => {
    if (area === 'local') Object.assign(changed, newValues(changes));
  };
  browser.storage.onChanged.addListener(listener);
  return {
    stored: browser.storage.local.get([...viewNames]),
    changed: () => {
      browser.storage.onChanged.removeListener(listener);
      return changed;
    },
  };
}

/** A value that was removed is `undefined`. */
export function newValues(changes: Changes): Stored {
  return Object.fromEntries(Object.entries(changes).map(([name, { newValue }]) => [name, newValue]));
}
