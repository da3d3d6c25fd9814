import { vi } from 'vitest';

type Listener = (...parameters: never[]) => unknown;

function createEvent<L extends Listener>() {
  const listeners = new Set<L>();
  return {
    addListener: (listener: L) => void listeners.add(listener),
    removeListener: (listener: L) => void listeners.delete(listener),
    hasListener: (listener: L) => listeners.has(listener),
    /** Whoever listened is gone. */
    clear: () => listeners.clear(),
    dispatch: (...parameters: Parameters<L>) => [...listeners].map((listener) => listener(...parameters)),
  };
}

type Changes = { [key: string]: { oldValue?: unknown; newValue?: unknown } };

function createArea(
  name: string,
  changed: ReturnType<typeof createEvent<(changes: Changes, area: string) => void>>,
) {
  const values = new Map<string, string>();
  return {
    values,
    get: async (keys: string | string[]) => {
      const wanted = [keys].flat().filter((key) => values.has(key));
      return Object.fromEntries(wanted.map((key) => [key, JSON.parse(values.get(key) ?? 'null')]));
    },
    set: async (items: { [key: string]: unknown }) => {
      // The browser stores a copy as JSON; what cannot be written as such is lost there too.
      for (const [key, value] of Object.entries(items)) values.set(key, JSON.stringify(value));
      changed.dispatch(
        Object.fromEntries(Object.entries(items).map(([key, newValue]) => [key, { newValue }])),
        name,
      );
    },
    remove: async (keys: string | string[]) => [keys].flat().forEach((key) => values.delete(key)),
  };
}

/** An in-memory stand-in for the part of the browser's API that the extension uses. */
export function createFakeBrowser() {
  const changed = createEvent<(changes: Changes, area: string) => void>();
  const alarms = new Map<string, { name: string; scheduledTime: number }>();
  const windows = new Map<number, { url: string }>();
  const granted = new Set<string>();
  const badge = { text: '' };
  /** What the organisation has set; it may throw, as browsers do where there is none. */
  const policy = vi.fn<() => object>(() => ({}));
  const messages =
    createEvent<(message: unknown, sender: object, answer: (reply: unknown) => void) => unknown>();
  return {
    storage: {
      local: createArea('local', changed),
      session: createArea('session', changed),
      managed: { get: async () => policy() },
      onChanged: changed,
    },
    policy,
    alarms: {
      all: alarms,
      get: async (name: string) => alarms.get(name),
      create: (name: string, { when }: { when: number }) =>
        void alarms.set(name, { name, scheduledTime: when }),
      clear: async (name: string) => alarms.delete(name),
      onAlarm: createEvent<(alarm: { name: string; scheduledTime: number }) => void>(),
    },
    permissions: {
      granted,
      contains: async ({ origins }: { origins: string[] }) => origins.every((origin) => granted.has(origin)),
      /** A person who is asked says yes. */
      request: vi.fn<(asked: { origins: string[] }) => Promise<boolean>>(async ({ origins }) => {
        for (const origin of origins) granted.add(origin);
        return true;
      }),
      onAdded: createEvent<() => void>(),
      onRemoved: createEvent<() => void>(),
      remove: async ({ origins }: { origins: string[] }) => {
        for (const origin of origins) granted.delete(origin);
        return true;
      },
    },
    // A window has one tab of the same number.
    windows: {
      all: windows,
      create: async ({ url }: { url: string }) => {
        const id = windows.size + 1;
        windows.set(id, { url });
        return { id, tabs: [{ id }] };
      },
      get: async (id: number) => {
        const found = windows.get(id);
        if (!found) throw new Error(`No window with id: ${id}.`);
        return { id, tabs: [{ id, url: found.url }] };
      },
      update: vi.fn<(id: number, change: { focused: boolean }) => Promise<void>>(),
      remove: async (id: number) => {
        if (!windows.delete(id)) throw new Error(`No window with id: ${id}.`);
      },
      onRemoved: createEvent<(id: number) => void>(),
    },
    tabs: {
      create: vi.fn<(tab: { url: string }) => Promise<void>>(),
      update: async (id: number, { url }: { url: string }) => void windows.set(id, { url }),
      onUpdated: createEvent<(id: number, change: { url?: string }, tab: { windowId: number }) => void>(),
    },
    commands: {
      onCommand: createEvent<(command: string, tab?: { windowId?: number }) => void>(),
      getAll: vi.fn<() => Promise<{ name?: string; shortcut?: string }[]>>(async () => []),
    },
    runtime: {
      id: 'panel',
      getURL: (path: string) => `chrome-extension://panel/${path}`,
      getManifest: () => ({ version: '0.1.0' }),
      onMessage: messages,
      sendMessage: vi.fn<(message: unknown) => Promise<unknown>>(),
    },
    identity: {
      getRedirectURL: (path: string) => `https://panel.chromiumapp.org/${path}`,
      launchWebAuthFlow: vi.fn<(details: { url: string; interactive: boolean }) => Promise<string>>(),
    },
    action: {
      getBadgeText: async () => badge.text,
      setBadgeText: vi.fn<(details: { text: string }) => Promise<void>>(async ({ text }) => {
        badge.text = text;
      }),
      setBadgeBackgroundColor: vi.fn<() => Promise<void>>(),
      setTitle: vi.fn<(details: { title: string }) => Promise<void>>(),
    },
    contextMenus: {
      removeAll: vi.fn<() => Promise<void>>(),
      create: vi.fn<(item: { title: string; contexts: string[] }, done: () => void) => void>(),
      onClicked:
        createEvent<(press: { selectionText?: string }, tab: { windowId?: number } | undefined) => void>(),
    },
    notifications: {
      create: vi.fn<(id: string, options: { title: string; message: string }) => Promise<string>>(),
      clear: vi.fn<(id: string) => Promise<boolean>>(),
    },
  };
}

export type FakeBrowser = ReturnType<typeof createFakeBrowser>;
