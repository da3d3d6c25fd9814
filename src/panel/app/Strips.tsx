import { createElement, Suspense, use, useEffect } from 'react';
import { personKey } from '../../core/crm/account';
import { hashOf } from './route';
import { usePanel } from './store';
import { Icon } from '../ui/Icon';
import { browser } from '../../platform/browser';
import { lateCode } from '../shared/late-code';
import { areStepsClosed, markNewsSeen, unseenNews } from '../shared/told-once';
import { usePersonKey } from '../shared/use-owner-key';
import { useIsPainted } from '../ui/painted';
import { say } from './words';

/** Messages that concern every screen, one line each, above it. */
export function Strips() {
  const isOnline = usePanel((state) => state.isOnline);
  const isRevoked = usePanel(
    (state) => state.connection?.state === 'revoked' && state.route.screen !== 'connector',
  );
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const isAtDialer = usePanel((state) => state.route.screen === 'dialer');
  const isOnCall = usePanel((state) => state.currentCalls.calls.length > 0);
  // Above the dialer there is one line, and during a call it is the call's: more would hide its buttons.
  if (isAtDialer && isOnCall) return <Calls />;
  const isFirst = (...before: readonly boolean[]) => !isAtDialer || !before.includes(true);
  return (
    <>
      {isOnCall && <Calls />}
      <output className="app-strips">
        {!isOnline && (
          <span className="app-strip" data-tone="wait">
            <Icon name="offline" />
            <span className="app-strip-text">{say('strip_offline')}</span>
          </span>
        )}
        {isRevoked && isFirst(!isOnline) && (
          <span className="app-strip" data-tone="wait">
            <Icon name="alert" />
            <span className="app-strip-text">{say('strip_revoked', crm)}</span>
            <a href={hashOf({ screen: 'connector', connectorId })}>{say('connect_again')}</a>
          </span>
        )}
        {isFirst(!isOnline, isRevoked) && (
          <>
            <TakenOver />
            <Told />
          </>
        )}
      </output>
    </>
  );
}

const loadCalls = lateCode(() => import('../shared/calls/CallStrip'), 'CallStrip');

/** Who calls, or is on the phone; the dialer's own screen has it in its own line. */
function Calls() {
  const isShownBelow = usePanel((state) => state.route.screen === 'dialer' && state.currentCalls.isHere);
  if (isShownBelow) return null;
  return (
    <Suspense>
      <CallStrip />
    </Suspense>
  );
}

function CallStrip() {
  return createElement(use(loadCalls()));
}

const loadTakenOver = lateCode(() => import('../settings/taken-over/TakenOverStrip'), 'TakenOverStrip');

/** Tells once what was taken over from App Connect's own client: only where there may be something is its code loaded. */
function TakenOver() {
  const isPainted = useIsPainted();
  const mayBeTold = useMayBeTold();
  if (!isPainted || !mayBeTold) return null;
  return (
    <Suspense>
      <TakenOverLine />
    </Suspense>
  );
}

function useMayBeTold(): boolean {
  return usePanel(({ identity, connection, settingRecords: { admin, own }, takenOverSeen, route }) => {
    if (!identity || !connection || route.screen === 'taken_over') return false;
    const isTheirs = (key: string) => !/^(?:plugin|panel)_/.test(key);
    const isSeen = takenOverSeen.people.includes(personKey(identity));
    return !isSeen && Object.keys({ ...admin, ...own }).some(isTheirs);
  });
}

function TakenOverLine() {
  return createElement(use(loadTakenOver()));
}

const loadAnnouncement = lateCode(() => import('./Announcement'), 'Announcement');

/** Where the dialer is, each line is taken from it: there they wait. */
const quietScreens: ReadonlySet<string> = new Set([
  'dialer',
  'first_steps',
  'whats_new',
  'connect',
  'connector',
]);

/** What is new, and what is left to set up; one line at a time. */
function Told() {
  const isPainted = useIsPainted();
  const isTakenOver = useMayBeTold();
  const person = usePersonKey();
  const isConnected = usePanel((state) => state.connection !== null);
  const isQuiet = usePanel(({ route }) => quietScreens.has(route.screen));
  useEffect(() => {
    // To whoever begins, nothing is new.
    if (isPainted && person === '') markNewsSeen(browser.runtime.getManifest().version);
  }, [isPainted, person]);
  if (!isPainted || !isConnected || isTakenOver || isQuiet || person === '') return null;
  if (areStepsClosed(person) && unseenNews().length === 0) return null;
  return (
    <Suspense>
      <AnnouncementLine />
    </Suspense>
  );
}

function AnnouncementLine() {
  return createElement(use(loadAnnouncement()));
}
