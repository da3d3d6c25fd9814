import { useCallback, useState } from 'react';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import type { PluginAccount } from '../../../core/sign-in/plugin-account';
import { resolveRules } from '../../../core/settings/managed-preference';
import { hostOf } from '../../../core/basics/url';
import { requestHosts } from '../../../platform/permission';
import {
  checkPluginAccount,
  connectPluginAccount,
  logOutOfPluginAccount,
} from '../../../actions/sign-in/connect-plugin-account';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Card } from '../../ui/Card';
import { Notice } from '../../ui/Notice';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';
import { AccountActions } from './AccountActions';
import { usePluginAccount, useRedirectPage } from '../personal';
import './account.css';

interface PluginAccountCardProps {
  plugin: InstalledPlugin;
  signIn: NonNullable<InstalledPlugin['signIn']>;
}

/** Whether it was asked; where it could not be, it is as soon as it can. */
const answers = recentAnswers<boolean>((isAsked) => isAsked);

/** The person's account at the plugin's third party: connect, its state, log out. */
export function PluginAccountCard({ plugin, signIn }: PluginAccountCardProps) {
  const { id, name, access, ownerAccountId } = plugin;
  const account = usePluginAccount(id);
  const redirectPage = useRedirectPage();
  const isWithheld = usePanel(
    ({ settingRecords, policy }) => resolveRules(settingRecords.admin, policy).withholdSessionToken,
  );
  const [isRefused, setRefused] = useState(false);
  const connect = useAttempt(connectPluginAccount);
  const check = useAttempt(checkPluginAccount);
  const logOut = useAttempt(logOutOfPluginAccount);
  const ask = useCallback(async () => {
    if (signIn.canAsk) await checkPluginAccount({ id, name, access, ownerAccountId });
    return signIn.canAsk;
  }, [id, name, access, ownerAccountId, signIn.canAsk]);
  // The plugin's answer is only shown next to what is known; without one nothing is shown.
  useRecentQuery(answers, ask, id);
  const start = () => {
    // Must come first in the click: the browser refuses to ask later.
    const asked = requestHosts([redirectPage]);
    logOut.dismiss();
    check.dismiss();
    void asked.then((isGranted) => {
      setRefused(!isGranted);
      return isGranted ? connect.run(plugin) : undefined;
    });
  };
  const unasked = logOut.problem?.code === 'consent_needed' ? logOut.problem.host : undefined;
  const problem = isRefused
    ? ({ code: 'sign_in_permission' } as const)
    : (connect.problem ??
      (unasked === undefined ? logOut.problem : undefined) ??
      check.problem ??
      account?.problem);
  return (
    <Card title={say('account_title', plugin.developer || plugin.displayName)} icon="person">
      <div className="account">
        <output className="account-state">
          <StateTag account={account} />
          <p className="account-words">{stateWords(account, signIn, isWithheld, hostOf(redirectPage))}</p>
        </output>
        {saidWords(account) && <Notice tone="wait">{saidWords(account)}</Notice>}
        {problem && account?.state !== 'connecting' && <ProblemNotice problem={problem} />}
        <AccountActions
          plugin={plugin}
          signIn={signIn}
          account={account}
          hasFailed={problem !== undefined}
          onConnect={start}
          isConnecting={connect.isRunning}
          check={check}
          logOut={logOut}
        />
        {unasked !== undefined && (
          <ConfirmDialog
            title={say('account_token_title', unasked)}
            confirmLabel={say('account_token_confirm')}
            cancelLabel={say('cancel')}
            onConfirm={() => void logOut.run({ plugin, shownHost: unasked })}
            onCancel={logOut.dismiss}
          >
            <p>{say('account_token_help', unasked)}</p>
          </ConfirmDialog>
        )}
      </div>
    </Card>
  );
}

function StateTag({ account }: { account: PluginAccount | undefined }) {
  switch (account?.state) {
    case 'connected':
      return <Tag tone="ok">{say('tag_connected')}</Tag>;
    case 'connecting':
      return <Tag tone="wait">{say('account_connecting')}</Tag>;
    case 'unknown':
      return <Tag tone="unknown">{say('account_unknown')}</Tag>;
    default:
      return <Tag>{say('account_not_connected')}</Tag>;
  }
}

function stateWords(
  account: PluginAccount | undefined,
  signIn: PluginAccountCardProps['signIn'],
  isWithheld: boolean,
  page: string,
): string {
  switch (account?.state) {
    case 'connected':
      return signIn.canLogOut && !signIn.withholdsToken && !signIn.isLogOutMoved && !isWithheld
        ? say('account_connected_help', signIn.logOutHost ?? signIn.host)
        : say('account_connected_plain');
    case 'connecting':
      return say('account_connecting_help');
    case 'unknown':
      return say('account_unknown_help');
    default:
      return say('account_none_help', page);
  }
}

/** The plugin's own answer, if it differs from what is known here. */
function saidWords(account: PluginAccount | undefined): string | undefined {
  if (account?.state === 'connected' && account.said === false) return say('account_says_no');
  if (account?.state === 'not_connected' && account.said === true) return say('account_says_yes');
  return undefined;
}
