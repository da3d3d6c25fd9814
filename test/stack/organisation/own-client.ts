/** A map of settings: of one person, or of the account. */
export type Document = { [key: string]: unknown };

/** Asks the App Connect server as one person; throws where it refuses. */
export type AskServer = (method: 'GET' | 'POST', path: string, body?: object) => Promise<unknown>;

export interface OwnClientChoice {
  /** The hashed account. */
  readonly account: string;
  /** Leaves of the settings tree in the widget. */
  readonly leaves: Leaves;
}

type Entry = { [name: string]: unknown };

/** A leaf of the settings tree that the client shows in the widget, and what it shows where nothing is stored. */
export type Leaves = { readonly [key: string]: unknown };

/** A page of the admin's forms: what each field submits where the account has nothing. */
export type FormPage = Leaves;

/** What an admin has put into a form. */
export type Filled = { readonly [key: string]: { readonly value: unknown; readonly customizable: boolean } };

const formats = [
  'overridingPhoneNumberFormat',
  'overridingPhoneNumberFormat2',
  'overridingPhoneNumberFormat3',
] as const;

const entryOf = (map: Document, key: string): Entry | undefined => {
  const entry = map[key];
  return entry === undefined || entry === null ? undefined : Object(entry);
};

/**
 * App Connect's own client as far as it reads and writes settings: its cycle of GET, changes and POST, its forms of an
 * admin, and what each of these loses. Made from what is known of it (1.7.44), none of its code.
 */
export function createOwnClient(ask: AskServer, { account: hashed, leaves }: OwnClientChoice) {
  /** The merged map as last read and sent. */
  let map: Document = {};
  /** The account's document as this browser has it; a save does not read it again. */
  let adminCache: Document = {};

  /** What it shows of a setting: a type as an object is none of its list, and an empty text is an empty list (§2.3, §2.6). */
  const shown = (key: string): unknown => {
    const value = entryOf(map, key)?.['value'];
    const isOther =
      typeof value !== typeof leaves[key] || (Array.isArray(leaves[key]) && !Array.isArray(value));
    return value === undefined || value === null || isOther ? leaves[key] : value;
  };

  const client = {
    /** The merged map as the server answers it now. */
    read: async (): Promise<Document> => Object(await ask('GET', `/user/settings?rcAccountId=${hashed}`)),
    /**
     * Reads the merged map, lays the changes over it and sends it back whole: on signing in, every quarter of an hour,
     * after each change, and after an admin's save.
     */
    refresh: async (changed: { readonly [key: string]: Entry } = {}, remove: readonly string[] = []) => {
      map = await client.read();
      const account = entryOf(map, 'overridingNumberFormat');
      if (account)
        formats.forEach((key, place) => {
          const value = account[`numberFormatter${place + 1}`] ?? '';
          map[key] = { customizable: account['customizable'] ?? true, value };
        });
      for (const [key, entry] of Object.entries(changed)) {
        const there = entryOf(map, key);
        if (there?.['value']) there['value'] = entry['value'];
        else map[key] = entry;
      }
      map['selectedRegion'] = { value: 'US' };
      const hasFormat = formats.some((key) => entryOf(map, key)?.['value']);
      if (!map['overridingNumberFormat'] && hasFormat)
        map['overridingNumberFormat'] = {
          customizable: entryOf(map, formats[0])?.['customizable'] ?? true,
          ...Object.fromEntries(
            formats.map((key, place) => [`numberFormatter${place + 1}`, entryOf(map, key)?.['value'] ?? '']),
          ),
        };
      await ask('POST', '/user/settings', { userSettings: map, settingKeysToRemove: remove });
    },
    shown,
    /** A flag that is missing leaves it open to change. */
    isReadOnly: (key: string): boolean => entryOf(map, key)?.['customizable'] === false,
    /** One switch in the widget, which sends its whole tree: every leaf is written as it was shown. */
    change: async (key: string, value: unknown) => {
      if (client.isReadOnly(key)) throw new Error(`${key} is greyed out`);
      const tree = Object.keys(leaves).map((leaf) => [leaf, { value: leaf === key ? value : shown(leaf) }]);
      await client.refresh(Object.fromEntries(tree));
    },
    /** An admin signs in: the account's document comes into this browser. */
    openAdmin: async () => {
      adminCache = Object(Object(await ask('GET', '/admin/settings')).userSettings);
    },
    /** The account as this admin's browser has it, which may be old. */
    adminCache: (): Document => structuredClone(adminCache),
    /** What this admin's form shows before anything is changed. */
    form: (page: FormPage): Filled =>
      Object.fromEntries(
        Object.entries(page).map(([key, byForm]) => {
          const entry = entryOf(adminCache, key);
          return [
            key,
            { value: entry?.['value'] ?? byForm, customizable: entry?.['customizable'] !== false },
          ];
        }),
      ),
    /** Saves a page: every field of the form, and its helper, over the document of this browser, uploaded whole. */
    savePage: async (page: FormPage, filled: Filled, helper: string) => {
      adminCache = { ...adminCache, ...client.form(page), ...filled, section: helper };
      await ask('POST', '/admin/settings', { adminSettings: { userSettings: adminCache } });
      await client.refresh();
    },
  };
  return client;
}
