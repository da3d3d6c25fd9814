import { useEffect, useMemo, useRef, useState } from 'react';
import { connectorAt } from '../../../core/directory/connector-overrides';
import { readConnectorSignIn, type ConnectorSignIn } from '../../../core/sign-in/connector-sign-in';
import * as draftName from '../../../core/forms/draft-name';
import { hostOf } from '../../../core/basics/url';
import type { ConnectorDetails } from '../../../actions/crm/load-connector';
import { noSecrets, useDraft } from '../../shared/use-draft';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { goTo, hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { readConnectDraft } from './connect-draft';
import { HostField } from './HostField';
import { SwitchNotice } from './SwitchNotice';
import { useHostname } from './use-hostname';
import { useSignInWindow } from './use-sign-in-window';
import './connect.css';

interface OAuthSignInProps {
  connector: ConnectorSignIn;
  /** As loaded from the directory; needed to request the CRM's page. */
  details: ConnectorDetails;
  auth: Extract<ConnectorSignIn['auth'], { type: 'oauth' }>;
}

/** Signing in on the CRM's own page, in a window of its own; the worker watches it and reports the result. */
export function OAuthSignIn({ connector, details, auth }: OAuthSignInProps) {
  const { connectorId } = details.start.target;
  const { displayName: crm, environment } = connector;
  const signIn = usePanel((state) =>
    state.crmSignIn?.connectorId === connectorId ? state.crmSignIn : undefined,
  );
  const draft = useDraft(draftName.connect, noSecrets);
  const [drafted] = useState(() => readConnectDraft(draft.kept, connectorId));
  const host = useHostname(environment, connectorId, drafted.hostname);
  const place = useMemo(() => details.at(host.hostname), [details, host.hostname]);
  const { serverHost } = 'problem' in place ? details.start : place;
  const redirectPage = redirectPageAt(details, host.hostname) ?? auth.redirectPage;
  const window = useSignInWindow();
  const isUnderWay = signIn !== undefined && !signIn.problem;
  useLeaveWhenConnected(connectorId, isUnderWay);
  const problem = ('problem' in place ? place.problem : window.problem) ?? signIn?.problem;
  const start = () => {
    const chosen = host.take();
    if (!chosen || 'problem' in place) return;
    // The organisation may use a redirect page of its own; the last attempt has named its host.
    const named = signIn?.problem?.code === 'sign_in_permission' ? signIn.problem.host : undefined;
    const pages = [redirectPage, ...(named ? [`https://${named}/`] : [])];
    void window.start({ details, pages, ...chosen });
    draft.flush();
  };
  return (
    <Screen
      title={say('connect_to', crm)}
      back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}
      footer={
        <Footer consequence={!isUnderWay && say('connect_window_consequence', serverHost, crm)}>
          {isUnderWay ? (
            <WindowActions />
          ) : (
            <Button busy={window.isRunning} onClick={start}>
              {say(problem ? 'retry' : 'connect_action')}
            </Button>
          )}
        </Footer>
      }
    >
      <Section>
        <SwitchNotice connectorId={connectorId} crm={crm} />
        {problem && !isUnderWay && <ProblemNotice problem={problem} />}
        <output className="connect-progress">
          {isUnderWay && (
            <Notice tone="wait" title={say('account_connecting')}>
              <p>{say('account_connecting_help')}</p>
            </Notice>
          )}
        </output>
        <HostField
          environment={environment}
          crm={crm}
          choice={host}
          onChange={(typed) => {
            host.setTyped(typed);
            draft.keep({ connectorId, values: {}, ...(typed && { hostname: typed }) });
          }}
        />
        {!isUnderWay && (
          <>
            <p>{say('connect_window_how', crm)}</p>
            <SmallText>{say('connect_window_permission', hostOf(redirectPage))}</SmallText>
          </>
        )}
      </Section>
    </Screen>
  );
}

/** The page on which a sign-in at this host of the CRM ends. */
function redirectPageAt({ manifest, name }: ConnectorDetails, hostname: string): string | undefined {
  const auth = readConnectorSignIn(connectorAt(manifest, name, hostname), name)?.auth;
  return auth?.type === 'oauth' ? auth.redirectPage : undefined;
}

function WindowActions() {
  const show = useAction('showSignInWindow');
  const cancel = useAction('cancelSignIn');
  return (
    <>
      <Button variant="quiet" busy={cancel.isRunning} onClick={() => void cancel.run({})}>
        {say('cancel')}
      </Button>
      <Button onClick={() => void show.run({})}>{say('account_show_window')}</Button>
    </>
  );
}

/** Leads to the dialer once a sign-in started here has connected the CRM. */
function useLeaveWhenConnected(connectorId: string, isUnderWay: boolean): void {
  const wasUnderWay = useRef(false);
  const isConnected = usePanel(
    ({ connection, crmSignIn }) =>
      connection?.connectorId === connectorId && connection.state === 'connected' && crmSignIn === null,
  );
  useEffect(() => {
    if (isUnderWay) wasUnderWay.current = true;
    else if (wasUnderWay.current && isConnected) goTo({ screen: 'dialer' });
  }, [isUnderWay, isConnected]);
}
