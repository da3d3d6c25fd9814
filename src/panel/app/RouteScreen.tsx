import { createElement, use, type ComponentType, type ReactNode } from 'react';
import { NotConnectedScreen } from '../sign-in/connect/NotConnectedScreen';
import { AdminGuard } from './AdminGuard';
import { useLaterWords } from '../shared/later-words';
import { paintedScreens, type Route, type RouteOf, type ScreenName } from './screens';
import { usePanel } from './store';
import { say } from './words';

/** The screen of a route, for whom it is there. */
export function RouteScreen({ route }: { route: Route }) {
  const isConnected = usePanel((state) => state.connection !== null);
  const { needsNoConnection, adminTitle, hasLaterWords } = paintedScreens[route.screen];
  if (!needsNoConnection && !isConnected) return <NotConnectedScreen />;
  const loaded = <LoadedScreen route={route} />;
  const screen = hasLaterWords ? <WithLaterWords>{loaded}</WithLaterWords> : loaded;
  return adminTitle ? <AdminGuard title={say(adminTitle)}>{screen}</AdminGuard> : screen;
}

function WithLaterWords({ children }: { children: ReactNode }) {
  useLaterWords();
  return children;
}

function LoadedScreen<Name extends ScreenName>({ route }: { route: RouteOf<Name> }) {
  const { load }: { readonly load: () => Promise<ComponentType<RouteOf<Name>>> } =
    paintedScreens[route.screen];
  return createElement(use(load()), route);
}
