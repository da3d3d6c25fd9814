import { act, Suspense, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterAll, vi } from 'vitest';
import en from '../../../public/_locales/en/messages.json';
import { noPolicy } from '../../../src/core/settings/policy';
import { emptySummary } from '../../../src/core/tasks/task-summary';
import { RouteScreen } from '../../../src/panel/app/RouteScreen';
import type { Route } from '../../../src/panel/app/screens';
import { createPanelStore, PanelContext, type PanelState } from '../../../src/panel/app/store';
import { setWords } from '../../../src/panel/app/words';
import type { View } from '../../../src/storage/panel-view';
import { connection, identity } from './sample-view';

const view: View = {
  preferences: { clientId: 'client' },
  settingRecords: { admin: {}, own: {} },
  policy: noPolicy,
  identity,
  connection,
  crmSignIn: null,
  crmFarewell: null,
  installedPlugins: { plugins: [], refreshedAt: 0 },
  pluginAccounts: {},
  licences: {},
  lastSaves: {},
  installations: {},
  adminWrites: {},
  registrations: { states: {}, checkedAt: 0 },
  drafts: {},
  activitySummary: {
    counts: { needsYou: 0, waiting: 0, logged: 0, todo: 0, ignored: 0 },
    newest: [],
    due: {},
    revision: 1,
  },
  taskSummary: emptySummary,
  askedPlace: null,
  takenOverSeen: { people: [] },
};

/** The store of a panel that shows the given part of the view. */
export function createSampleStore({ isOnline = true, ...part }: Partial<PanelState> = {}) {
  const store = createPanelStore(view, { screen: 'activity' }, 'en', isOnline);
  store.setState({ newestLines: [], ...part });
  return store;
}

let painted: Root | undefined;

// Files share a window: a page that stays would hear the next file's keys.
afterAll(() => act(async () => painted?.unmount()));

/** Paints a screen with the English words and the given part of the view, as the shell would. */
export async function paintPanel(children: ReactNode, part: Partial<PanelState> = {}) {
  Reflect.set(globalThis, 'IS_REACT_ACT_ENVIRONMENT', true);
  // jsdom has no layout, so nothing to scroll to.
  Element.prototype.scrollIntoView = () => undefined;
  // Nor has it the Navigation API, by which leaving a screen is guarded.
  Reflect.set(globalThis, 'navigation', new EventTarget());
  Element.prototype.scrollTo = () => undefined;
  // Nor permissions, which are there for all that the panel asks for.
  if (!('permissions' in navigator)) {
    const status = Object.assign(new EventTarget(), { state: 'granted' });
    Reflect.defineProperty(navigator, 'permissions', {
      configurable: true,
      writable: true,
      value: { query: async () => status },
    });
  }
  // Nor dialogs.
  HTMLDialogElement.prototype.showModal = function show(this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = function close(this: HTMLDialogElement) {
    this.open = false;
  };
  setWords(en);
  const store = createSampleStore(part);
  await act(async () => painted?.unmount());
  const element = document.createElement('div');
  document.body.replaceChildren(element);
  const root = createRoot(element);
  painted = root;
  const paint = (shown: ReactNode) =>
    act(async () => root.render(<PanelContext value={store}>{shown}</PanelContext>));
  await paint(children);
  const find = (name: string | RegExp, selector: string) => {
    const found = [...element.querySelectorAll<HTMLElement>(selector)].find((candidate) => {
      // What is repeated is named with its subject too: `Ignore: Ada`, of which `Ignore` is seen.
      const seen = candidate.textContent.trim();
      const heard = candidate.getAttribute('aria-label') ?? seen;
      const texts = heard.startsWith(`${seen}: `) ? [heard, seen] : [heard];
      return texts.some((text) => (typeof name === 'string' ? text === name : name.test(text)));
    });
    if (!found) throw new Error(`No ${selector} called ${name}: ${element.textContent}`);
    return found;
  };
  /** The control that a label belongs to. */
  const field = (label: string) => {
    const id = find(label, 'label').getAttribute('for') ?? '';
    const control = document.getElementById(id);
    if (
      control instanceof HTMLInputElement ||
      control instanceof HTMLTextAreaElement ||
      control instanceof HTMLSelectElement
    )
      return control;
    throw new Error(`No control for ${label}`);
  };
  return {
    element,
    paint,
    field,
    text: () => element.textContent,
    has: (selector: string) => element.querySelector(selector) !== null,
    link: (name: string | RegExp) => find(name, 'a').getAttribute('href'),
    button: (name: string | RegExp) => find(name, 'button'),
    press: (name: string | RegExp) => act(async () => find(name, 'button').click()),
    pressIn: (selector: string, name: string) =>
      act(async () => {
        const inside = [...element.querySelectorAll<HTMLElement>(`${selector} button`)];
        inside.find((candidate) => candidate.textContent.trim() === name)?.click();
      }),
    setView: (changes: Partial<PanelState>) => act(async () => store.setState(changes)),
    type: (label: string, value: string) =>
      act(async () => {
        const control = field(label);
        // React listens to the platform's own setter.
        const prototype: object = Object.getPrototypeOf(control);
        Object.getOwnPropertyDescriptor(prototype, 'value')?.set?.call(control, value);
        control.dispatchEvent(
          new Event(control instanceof HTMLSelectElement ? 'change' : 'input', { bubbles: true }),
        );
      }),
    leave: () =>
      act(async () => {
        painted = undefined;
        root.unmount();
      }),
  };
}

/** Waits for what a screen shows once code of its own, an answer or a moment has come; React paints in between. */
export async function untilPainted(check: () => unknown): Promise<void> {
  await vi.waitFor(async () => {
    await act(async () => vi.dynamicImportSettled());
    check();
  }, 20_000);
}

/** The same for the screen of a route, with what stands before it: a connection, and who may see it. */
export async function paintRoute(route: Route, part: Partial<PanelState> = {}) {
  const panel = await paintPanel(
    <Suspense>
      <RouteScreen route={route} />
    </Suspense>,
    part,
  );
  await act(async () => vi.dynamicImportSettled());
  return panel;
}
