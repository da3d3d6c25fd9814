import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import type { PluginAccount } from '../../../core/sign-in/plugin-account';
import type { logOutOfPluginAccount } from '../../../actions/sign-in/connect-plugin-account';
import { useAction, type Attempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { say } from '../../app/words';

interface AccountActionsProps {
  plugin: InstalledPlugin;
  signIn: NonNullable<InstalledPlugin['signIn']>;
  account: PluginAccount | undefined;
  /** An attempt just failed: connecting means trying again. */
  hasFailed: boolean;
  onConnect: () => void;
  isConnecting: boolean;
  check: Attempt<InstalledPlugin, void>;
  logOut: Attempt<Parameters<typeof logOutOfPluginAccount>[0], void>;
}

/** What can be done about an account in its current state. */
export function AccountActions(props: AccountActionsProps) {
  const { plugin, signIn, account, hasFailed, onConnect, isConnecting, check, logOut } = props;
  const input = { pluginId: plugin.id };
  const show = useAction('showSignInWindow');
  const cancel = useAction('cancelSignIn');
  const state = account?.state ?? 'not_connected';
  if (state === 'connecting') {
    return (
      <div className="account-actions">
        <Button size="small" onClick={() => void show.run(input)}>
          {say('account_show_window')}
        </Button>
        <Button size="small" variant="quiet" busy={cancel.isRunning} onClick={() => void cancel.run(input)}>
          {say('cancel')}
        </Button>
      </div>
    );
  }
  const connectWord =
    account?.said === false && state === 'connected' ? 'account_reconnect' : 'account_connect';
  return (
    <div className="account-actions">
      {(state !== 'connected' || account?.said === false) && (
        <Button size="small" busy={isConnecting} onClick={onConnect}>
          {say(hasFailed || state === 'unknown' ? 'retry' : connectWord)}
        </Button>
      )}
      {state === 'unknown' && signIn.canAsk && (
        <Button size="small" variant="quiet" busy={check.isRunning} onClick={() => void check.run(plugin)}>
          {say('account_check')}
        </Button>
      )}
      {state === 'connected' && signIn.canLogOut && (
        <Button
          size="small"
          variant="quiet"
          busy={logOut.isRunning}
          onClick={() => void logOut.run({ plugin })}
        >
          {say('account_log_out')}
        </Button>
      )}
    </div>
  );
}
