import { useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { dialerAddress } from '../../dialer/address';
import { redirectUri } from '../../platform/identity';
import { useClientId } from '../shared/client-id';
import { ProblemNotice } from '../shared/ProblemNotice';
import { hashOf } from '../app/route';
import { usePanel, usePanelStore } from '../app/store';
import { ButtonLink } from '../ui/ButtonLink';
import { EmptyState } from '../ui/EmptyState';
import { Header } from '../ui/Header';
import { IconButton } from '../ui/IconButton';
import { Tag } from '../ui/Tag';
import { say } from '../app/words';
import { Dialer } from './dialer';
import { useService } from './dialer-service';
import { DialerElsewhere } from './DialerElsewhere';
import { DialerFrame } from './DialerFrame';
import { DialerLines } from './DialerLines';
import './dialer.css';

/** The dialer. The shell hides it but never unmounts it while somebody is signed in: its frame carries the call. */
export function DialerScreen() {
  const service = useService();
  const panel = usePanelStore();
  const [dialer] = useState(() => new Dialer(service, panel));
  const address = useAddress();
  const seat = useStore(dialer.store, (state) => state.seat);
  const isUp = useStore(dialer.store, (state) => state.isUp);
  const isSigningIn = useStore(dialer.store, (state) => state.signIn === 'signing_in');
  const isOnCall = useStore(dialer.store, (state) => state.webPhoneCalls > 0);
  const problem = useStore(dialer.store, (state) => state.problem);
  useEffect(() => dialer.start(), [dialer]);
  useEffect(() => dialer.setService(service), [dialer, service]);
  useLoggedSessions(dialer);
  useServerWords(dialer);
  return (
    <div className="dialer">
      <Header title={say('tab_dialer')}>
        {seat === 'here' && isSigningIn && <Tag>{say('dialer_signing_in')}</Tag>}
        {!dialer.isWindow && !isOnCall && (
          <IconButton
            icon="window"
            label={say('dialer_open_window')}
            onClick={() => void dialer.openWindow()}
          />
        )}
      </Header>
      <main className="dialer-body">
        {problem && (
          <div className="dialer-notice">
            <ProblemNotice problem={problem} />
          </div>
        )}
        {address === undefined && (
          <EmptyState
            icon="phone"
            title={say('problem_client_id_missing_title')}
            actions={<ButtonLink href={hashOf({ screen: 'settings' })}>{say('tab_settings')}</ButtonLink>}
          >
            {say('problem_client_id_missing_help')}
          </EmptyState>
        )}
        {seat === 'elsewhere' && <DialerElsewhere dialer={dialer} />}
        {seat === 'here' && <DialerLines dialer={dialer} />}
        {seat === 'here' && address !== undefined && (
          <DialerFrame address={address} isUp={isUp} attach={dialer.attach} />
        )}
      </main>
    </div>
  );
}

/** Only another person, client id or dialer page set by the organisation means another dialer. */
function useAddress(): string | undefined {
  const extensionId = usePanel((state) => state.identity?.extensionId);
  const clientId = useClientId();
  const path = usePanel((state) => state.policy.dialerPath);
  const version = usePanel((state) => state.policy.dialerVersion);
  const without = usePanel((state) => state.policy.dialerWithout);
  if (extensionId === undefined || clientId === '') return undefined;
  const place = { path, version };
  return dialerAddress({ clientId, redirectUri: redirectUri(), extensionId, place, without });
}

/** The widget marks a call as logged once the CRM has it, wherever it was logged. */
function useLoggedSessions(dialer: Dialer): void {
  const newest = usePanel((state) => state.newestLines);
  const known = useRef<ReadonlySet<string> | undefined>(undefined);
  useEffect(() => {
    if (!newest) return;
    const logged = newest.flatMap(({ fate, sessionId }) =>
      fate === 'logged' && sessionId ? [sessionId] : [],
    );
    const before = known.current;
    known.current = new Set(logged);
    const added = before ? logged.filter((sessionId) => !before.has(sessionId)) : [];
    if (added.length > 0) dialer.refreshLogs(added);
  }, [dialer, newest]);
}

/** Shows the server's messages about logs in the widget too, at their level and for as long as the server asked. */
function useServerWords(dialer: Dialer): void {
  const newest = usePanel((state) => state.newestLines);
  const told = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (!newest) return;
    const last = Math.max(0, ...newest.map(({ said }) => said?.at ?? 0));
    const before = told.current;
    told.current = last;
    if (before === undefined) return;
    for (const { said } of newest)
      if (said && said.at > before)
        dialer.showAlert({ level: said.level, message: said.message, ttl: said.ttl });
  }, [dialer, newest]);
}
