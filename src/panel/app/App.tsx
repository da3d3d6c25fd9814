import { lazy, Suspense, useEffect, useRef, type ReactNode } from 'react';
import { hasTabBar, type Route } from './route';
import { ScreenBoundary } from './ScreenBoundary';
import { usePanel } from './store';
import { Strips } from './Strips';
import { Tabs } from './Tabs';
import { BlankScreen } from '../ui/BlankScreen';
import { Screen } from '../ui/Screen';
import { Skeleton } from '../ui/Skeleton';
import { say } from './words';
import './App.css';

const WelcomeScreen = lazy(async () => ({
  default: (await import('../sign-in/welcome/WelcomeScreen')).WelcomeScreen,
}));
const ConnectScreen = lazy(async () => ({
  default: (await import('../sign-in/connect/ConnectScreen')).ConnectScreen,
}));
const ConnectorScreen = lazy(async () => ({
  default: (await import('../sign-in/connect/ConnectorScreen')).ConnectorScreen,
}));
const NotConnectedScreen = lazy(async () => ({
  default: (await import('../sign-in/connect/NotConnectedScreen')).NotConnectedScreen,
}));
const MicrophoneScreen = lazy(async () => ({
  default: (await import('../dialer/microphone/MicrophoneScreen')).MicrophoneScreen,
}));
const DialerScreen = lazy(async () => ({ default: (await import('../dialer/DialerScreen')).DialerScreen }));
const ActivityScreen = lazy(async () => ({
  default: (await import('../activity/list/ActivityScreen')).ActivityScreen,
}));
const LogScreen = lazy(async () => ({ default: (await import('../activity/log/LogScreen')).LogScreen }));
const PluginsScreen = lazy(async () => ({
  default: (await import('../plugins/installed/PluginsScreen')).PluginsScreen,
}));
const PluginScreen = lazy(async () => ({
  default: (await import('../plugins/plugin/PluginScreen')).PluginScreen,
}));
const TasksScreen = lazy(async () => ({ default: (await import('../tasks/TasksScreen')).TasksScreen }));
const SettingsScreen = lazy(async () => ({
  default: (await import('../settings/overview/SettingsScreen')).SettingsScreen,
}));
const ReportsScreen = lazy(async () => ({
  default: (await import('../reports/ReportsScreen')).ReportsScreen,
}));
const SignInScreen = lazy(async () => ({
  default: (await import('../sign-in/managed/SignInScreen')).SignInScreen,
}));
const CrmSettingsScreen = lazy(async () => ({
  default: (await import('../settings/crm/CrmSettingsScreen')).CrmSettingsScreen,
}));
const AdminSettingsScreen = lazy(async () => ({
  default: (await import('../settings/admin/AdminSettingsScreen')).AdminSettingsScreen,
}));
const CatalogScreen = lazy(async () => ({
  default: (await import('../plugins/catalog/CatalogScreen')).CatalogScreen,
}));
const DefaultsScreen = lazy(async () => ({
  default: (await import('../plugins/defaults/DefaultsScreen')).DefaultsScreen,
}));
const ServerLoggingScreen = lazy(async () => ({
  default: (await import('../server-logging/ServerLoggingScreen')).ServerLoggingScreen,
}));
const UserMappingScreen = lazy(async () => ({
  default: (await import('../crm/user-mapping/UserMappingScreen')).UserMappingScreen,
}));
const DetailsScreen = lazy(async () => ({
  default: (await import('../plugins/details/DetailsScreen')).DetailsScreen,
}));

export function App() {
  // Painting again is enough for another language: no component keeps words.
  usePanel((state) => state.language);
  const isSignedIn = usePanel((state) => state.identity !== null);
  const route = usePanel((state) => state.route);
  // Shown in a tab of its own, next to the panel with the dialer.
  if (route.screen === 'microphone') {
    return (
      <div className="app">
        <Room>
          <MicrophoneScreen />
        </Room>
      </div>
    );
  }
  if (!isSignedIn) {
    return (
      <div className="app">
        <Strips />
        <Room>
          <WelcomeScreen />
        </Room>
      </div>
    );
  }
  return (
    <div className="app">
      <Strips />
      <DialerRoom isShown={route.screen === 'dialer'} />
      {route.screen !== 'dialer' && (
        <Room key={JSON.stringify(route)}>
          <RouteScreen route={route} />
        </Room>
      )}
      {hasTabBar(route) && <Tabs />}
    </div>
  );
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
  return (
    <BlankScreen>
      <Skeleton label={say('loading')} />
    </BlankScreen>
  );
}

/** The dialer is hidden, never unmounted: its frame carries the call. */
function DialerRoom({ isShown }: { isShown: boolean }) {
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isShown) room.current?.querySelector('h1')?.focus({ preventScroll: true });
  }, [isShown]);
  return (
    <div ref={room} className="app-room" hidden={!isShown}>
      <ScreenBoundary>
        <Suspense fallback={<Screen title={say('tab_dialer')} />}>
          <DialerScreen />
        </Suspense>
      </ScreenBoundary>
    </div>
  );
}

const needConnection = new Set<Route['screen']>([
  'activity',
  'log',
  'plugins',
  'plugin',
  'tasks',
  'reports',
  'admin_sign_in',
  'crm_settings',
  'admin_settings',
  'admin_plugins',
  'admin_plugin',
  'admin_defaults',
  'admin_server_logging',
  'admin_user_mapping',
]);

function RouteScreen({ route }: { route: Route }) {
  const isConnected = usePanel((state) => state.connection !== null);
  if (!isConnected && needConnection.has(route.screen)) return <NotConnectedScreen />;
  switch (route.screen) {
    case 'activity':
      return <ActivityScreen />;
    case 'log':
      return <LogScreen activityId={route.activityId} />;
    case 'plugins':
      return <PluginsScreen />;
    case 'plugin':
      return <PluginScreen pluginId={route.pluginId} />;
    case 'tasks':
      return <TasksScreen />;
    case 'settings':
      return <SettingsScreen />;
    case 'connect':
      return <ConnectScreen />;
    case 'connector':
      return <ConnectorScreen connectorId={route.connectorId} />;
    case 'reports':
      return <ReportsScreen />;
    case 'admin_sign_in':
      return <SignInScreen />;
    case 'crm_settings':
      return <CrmSettingsScreen />;
    case 'admin_settings':
      return <AdminSettingsScreen />;
    case 'admin_plugins':
      return <CatalogScreen />;
    case 'admin_plugin':
      return <DetailsScreen pluginId={route.pluginId} />;
    case 'admin_server_logging':
      return <ServerLoggingScreen />;
    case 'admin_user_mapping':
      return <UserMappingScreen />;
    case 'admin_defaults':
      return <DefaultsScreen pluginId={route.pluginId} />;
    default:
      return null;
  }
}
