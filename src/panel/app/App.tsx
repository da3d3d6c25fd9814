import { Suspense, useEffect, useRef, useState, type ReactNode } from 'react';
import { ownerKey } from '../../core/crm/account';
import { whenIdle } from '../../platform/idle';
import { forgetTabBar } from './kept-tab-bar';
import { Keys } from './Keys';
import { hasTabBar, isAlone } from './route';
import { RouteScreen } from './RouteScreen';
import { ScreenBoundary } from './ScreenBoundary';
import { tabs } from './screens';
import { usePanel } from './store';
import { Strips } from './Strips';
import { Tabs } from './Tabs';
import { BlankScreen } from '../ui/BlankScreen';
import { Screen } from '../ui/Screen';
import { Skeleton } from '../ui/Skeleton';
import { WelcomeScreen } from '../sign-in/welcome/WelcomeScreen';
import { usePersonKey } from '../shared/use-owner-key';
import { say } from './words';
import './App.css';

/** The dialer may wait this long after the first paint; ms. */
const mostWait = 1500;

export function App() {
  // Painting again is enough for another language: no component keeps words.
  usePanel((state) => state.language);
  const isSignedIn = usePanel((state) => state.identity !== null);
  const route = usePanel((state) => state.route);
  const owner = useRoomOwner();
  const person = usePersonKey();
  useEffect(() => {
    if (!isSignedIn) forgetTabBar();
  }, [isSignedIn]);
  if (isAlone(route)) {
    return (
      <div className="app">
        <Room>
          <RouteScreen route={route} />
        </Room>
      </div>
    );
  }
  if (!isSignedIn) {
    return (
      <div className="app">
        <Strips />
        <Room>{route.screen === 'report_problem' ? <RouteScreen route={route} /> : <WelcomeScreen />}</Room>
      </div>
    );
  }
  return (
    <div className="app">
      <Strips />
      <DialerPlace key={person} isShown={route.screen === 'dialer'} />
      {route.screen !== 'dialer' && (
        <Room key={`${JSON.stringify(route)}@${owner}`}>
          <RouteScreen route={route} />
        </Room>
      )}
      {hasTabBar(route) && <Tabs />}
      <Keys />
    </div>
  );
}

/**
 * Whose room it is: for another owner every screen begins anew, so that nobody sees or saves what another has typed in
 * it. The screens on which a CRM is connected stay, since they go on afterwards.
 */
function useRoomOwner(): string {
  return usePanel(({ identity, connection, route }) => {
    if (!identity) return '';
    const isConnecting = route.screen === 'connect' || route.screen === 'connector';
    return ownerKey(identity, isConnecting ? null : connection);
  });
}

/** The dialer comes after the first screen, unless it is the first screen; from then on it stays. */
function DialerPlace({ isShown }: { isShown: boolean }) {
  const [hasCome, setCome] = useState(isShown);
  if (isShown && !hasCome) setCome(true);
  useEffect(() => {
    let isWanted = true;
    void whenIdle(mostWait).then(() => isWanted && setCome(true));
    return () => {
      isWanted = false;
    };
  }, []);
  return hasCome && <DialerRoom isShown={isShown} />;
}

function Room({ children }: { children: ReactNode }) {
  return (
    <div className="app-room">
      <ScreenBoundary>
        <Suspense fallback={<LoadingScreen />}>{children}</Suspense>
      </ScreenBoundary>
    </div>
  );
}

function LoadingScreen() {
  const screen = usePanel(({ route }) => route.screen);
  const tab = tabs.find((one) => one === screen);
  return (
    <BlankScreen title={tab && say(`tab_${tab}`)}>
      <Skeleton label={say('loading')} />
    </BlankScreen>
  );
}

const dialer = { screen: 'dialer' } as const;

/** The dialer is hidden, never unmounted while the same person is here: its frame carries the call. */
function DialerRoom({ isShown }: { isShown: boolean }) {
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isShown) room.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [isShown]);
  return (
    <div ref={room} className="app-room" hidden={!isShown}>
      <ScreenBoundary>
        <Suspense fallback={<Screen title={say('tab_dialer')} />}>
          <RouteScreen route={dialer} />
        </Suspense>
      </ScreenBoundary>
    </div>
  );
}
