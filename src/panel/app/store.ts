import { createContext, useContext } from 'react';
import { createStore, useStore, type StoreApi } from 'zustand';
import type { ActivityLine } from '../../core/activity/activity-line';
import { isYounger } from '../../core/basics/age';
import { preferencesInForce } from '../../core/settings/managed-preference';
import type { Problem } from '../../core/basics/problem';
import { languageOf } from '../../core/basics/language';
import { systemClock, type Clock } from '../../platform/clock';
import { whenIdle } from '../../platform/idle';
import { focusThisWindow, isPanelWindow } from '../../platform/panel-window';
import { watchView, type View } from '../../storage/panel-view';
import { followNewest } from '../shared/newest-lines';
import { keepPlace, parseRoute, tabOf } from './route';
import { paintedScreens, type Route, type TabId } from './screens';
import { applyTheme } from './theme';
import { keepLanguage, loadWords, setWords, type Language } from './words';

/** Everything that the panel paints from. */
export interface PanelState extends View {
  /** The newest activities from their records; `undefined` until they were read. */
  readonly newestLines: readonly ActivityLine[] | undefined;
  /** Why they could not be read; `newestLines` then holds earlier ones. */
  readonly newestProblem: Problem | undefined;
  readonly route: Route;
  /** Last place in each tab, so that returning to it shows the same. */
  readonly places: { readonly [tab in TabId]?: Route };
  /** Language of the loaded words. */
  readonly language: Language;
  readonly isOnline: boolean;
}

export type PanelStore = StoreApi<PanelState>;

export function createPanelStore(
  view: View,
  route: Route,
  language: Language,
  isOnline: boolean,
): PanelStore {
  return createStore<PanelState>(() => ({
    ...view,
    newestLines: undefined,
    newestProblem: undefined,
    route,
    places: { [tabOf(route)]: placeOf(route) },
    language,
    isOnline,
  }));
}

/** Screens other than the list's may paint before the newest activities are read; ms. */
const mostWait = 1000;

/** Feeds the store from storage, address and network for the life of the page. */
export function feedStore(store: PanelStore): void {
  const showNewest = followNewest(store);
  const { newestLines, route } = store.getState();
  const show = () => void showNewest(store.getState().activitySummary);
  if (newestLines === undefined && route.screen === 'activity') show();
  else if (newestLines === undefined) void whenIdle(mostWait).then(show);
  watchView(({ activitySummary, ...changes }) => {
    store.setState(changes);
    if (activitySummary) void showNewest(activitySummary);
    if (changes.preferences || changes.settingRecords || changes.policy) void applyPreferences(store);
  });
  store.subscribe(({ askedPlace }, before) => {
    if (!askedPlace || askedPlace.at === before.askedPlace?.at) return;
    location.hash = askedPlace.hash;
    if (isPanelWindow()) void focusThisWindow();
  });
  addEventListener('hashchange', () => enter(store, parseRoute(location.hash)));
  addEventListener('online', () => store.setState({ isOnline: true }));
  addEventListener('offline', () => store.setState({ isOnline: false }));
}

/** A place that was asked for this recently may have opened this page; ms. */
const askedForMs = 10_000;

/** Shows what the worker has asked for while this page was opening. */
export function goWhereAsked(asked: View['askedPlace'], clock: Clock = systemClock): void {
  if (asked && isYounger(asked.at, askedForMs, clock.now())) location.hash = asked.hash;
}

export function enter(store: PanelStore, route: Route): void {
  store.setState(({ places }) => ({ route, places: { ...places, [tabOf(route)]: placeOf(route) } }));
  keepPlace(route);
}

/** Where its tab leads back to. */
function placeOf(route: Route): Route {
  return paintedScreens[route.screen].isPassing ? { screen: tabOf(route) } : route;
}

/** Applies theme and language. */
export async function applyPreferences(store: PanelStore): Promise<void> {
  const preferences = preferencesInForce(store.getState());
  applyTheme(preferences.theme);
  const language = languageOf(preferences.language, navigator.language);
  if (language === store.getState().language) return;
  await applyLanguage(language);
  store.setState({ language });
}

/** Everything that is painted from now on has the words of this language. */
export async function applyLanguage(language: Language): Promise<void> {
  setWords(await loadWords(language), language);
  document.documentElement.lang = language;
  keepLanguage(language);
}

export const PanelContext = createContext<PanelStore | null>(null);

/** A part of the state; the component paints again when it changes. */
export function usePanel<T>(select: (state: PanelState) => T): T {
  return useStore(usePanelStore(), select);
}

/** The store itself, for changes made by a press. */
export function usePanelStore(): PanelStore {
  const store = useContext(PanelContext);
  if (!store) throw new Error('PanelContext is missing');
  return store;
}
