import { useStore } from 'zustand';
import { ProblemNotice } from '../shared/ProblemNotice';
import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { ButtonLink } from '../ui/ButtonLink';
import { Icon } from '../ui/Icon';
import { IconButton } from '../ui/IconButton';
import { say } from '../app/words';
import type { EndedCall } from './call-keeper';
import type { Dialer } from './dialer';
import { PopLine } from './PopLine';

/** Messages about the current call, one line each, above the frame. */
export function DialerLines({ dialer }: { dialer: Dialer }) {
  const { webPhoneCalls, signIn, extensionNumber, pop, ended, unkept } = useStore(dialer.store);
  const own = usePanel((state) => state.identity?.extensionNumber ?? '');
  const isSomebodyElse =
    signIn === 'signed_in' && own !== '' && extensionNumber !== '' && extensionNumber !== own;
  return (
    <output className="dialer-lines">
      {webPhoneCalls > 0 && !dialer.isWindow && <WarningLine text={say('dialer_closing_ends_call')} />}
      {isSomebodyElse && <WarningLine text={say('dialer_somebody_else', extensionNumber, own)} />}
      {pop && <PopLine pop={pop} onRetry={() => dialer.lookAgain(pop)} />}
      {unkept && (
        <div className="dialer-notice">
          <ProblemNotice
            problem={unkept.problem}
            kept={say('dialer_call_not_kept')}
            onRetry={() => dialer.keepAgain(unkept)}
          />
        </div>
      )}
      {ended && <EndedLine ended={ended} onDismiss={() => dialer.dismissEnded()} />}
    </output>
  );
}

function WarningLine({ text }: { text: string }) {
  return (
    <div className="dialer-line dialer-line-warning" data-tone="wait">
      <Icon name="alert" />
      <p>{text}</p>
    </div>
  );
}

function EndedLine({ ended, onDismiss }: { ended: EndedCall; onDismiss: () => void }) {
  const { activityId, who, isMissed } = ended;
  const isOpen = usePanel(({ activitySummary }) => {
    const activity = activitySummary.newest.find(({ id }) => id === activityId);
    return activity === undefined || activity.fate === 'todo';
  });
  const isConnected = usePanel((state) => state.connection !== null);
  // Logged or ignored meanwhile, here or in another window.
  if (!isOpen) return null;
  const words = say(isMissed ? 'dialer_call_missed' : 'dialer_call_ended', who);
  return (
    <div className="dialer-line" data-tone="accent">
      <p>{isConnected ? words : `${words}. ${say('kept_until_connected')}`}</p>
      <ButtonLink
        size="small"
        href={hashOf(isConnected ? { screen: 'log', activityId } : { screen: 'connect' })}
      >
        {say(isConnected ? 'dialer_log_it' : 'not_connected_action')}
      </ButtonLink>
      <IconButton icon="close" label={say('dialer_not_now')} onClick={onDismiss} />
    </div>
  );
}
