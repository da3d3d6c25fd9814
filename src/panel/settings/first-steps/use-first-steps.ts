import { personalKey } from '../../../core/sign-in/plugin-account';
import { hashOf } from '../../app/route';
import { useClientSettings } from '../../app/preferences';
import { usePanel } from '../../app/store';
import { useLoggedByServer } from '../../shared/server-logged';
import { useMicrophone } from '../../shared/use-microphone';

export const stepNames = ['crm', 'microphone', 'logging', 'plugins'] as const;

export interface FirstStep {
  readonly name: (typeof stepNames)[number];
  readonly isDone: boolean;
  readonly href: string;
}

/** What makes the panel useful, each done or not by what is so now; `undefined` as long as that is not known. */
export function useFirstSteps(): readonly FirstStep[] | undefined {
  const isConnected = usePanel((state) => state.connection?.state === 'connected');
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const plugins = usePanel((state) => state.installedPlugins.plugins.length);
  const isWaiting = usePanel(({ identity, connection, pluginAccounts, installedPlugins }) =>
    installedPlugins.plugins.some(
      ({ id, needsSignIn }) =>
        needsSignIn &&
        (!identity ||
          !connection ||
          pluginAccounts[personalKey(identity, connection, id)]?.state !== 'connected'),
    ),
  );
  const { autoLogCall, autoLogSMS, popupLogPageAfterCall } = useClientSettings();
  const isLoggedByServer = useLoggedByServer();
  const microphone = useMicrophone();
  if (microphone === undefined) return undefined;
  const steps: readonly FirstStep[] = [
    { name: 'crm', isDone: isConnected, href: hashOf({ screen: 'connect' }) },
    { name: 'microphone', isDone: microphone === 'granted', href: hashOf({ screen: 'microphone' }) },
    {
      name: 'logging',
      isDone: autoLogCall || autoLogSMS || popupLogPageAfterCall || isLoggedByServer,
      href: hashOf({ screen: 'setting_group', group: 'logging' }),
    },
    {
      name: 'plugins',
      isDone: plugins > 0 && !isWaiting,
      href: hashOf(isAdmin && plugins === 0 ? { screen: 'admin_plugins' } : { screen: 'plugins' }),
    },
  ];
  // Whether there are any is the admin's affair.
  return steps.filter(({ name }) => name !== 'plugins' || isAdmin || plugins > 0);
}
