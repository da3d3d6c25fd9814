import { useStore } from 'zustand';
import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { Icon } from '../ui/Icon';
import { IconButton } from '../ui/IconButton';
import { say } from '../app/words';
import type { EndedCall, UnkeptCall } from './call-keeper';
import { CurrentCallLine } from './CurrentCallLine';
import type { Dialer } from './dialer';
import { MicrophoneLine } from './MicrophoneLine';

/**
 * One line above the frame, never more: in a low window they would hide Hang up. First comes what would be lost, then the
 * call itself, then what can wait for its end.
 */
export function DialerLines({ dialer }: { dialer: Dialer }) {
  const { webPhoneCalls, signIn, extensionNumber, calls, pops, ended, unkept } = useStore(dialer.store);
  const own = usePanel((state) => state.identity?.extensionNumber ?? '');
  const isEndedOpen = useIsToDo(ended);
  if (unkept) return <UnkeptLine unkept={unkept} onRetry={() => dialer.keepAgain(unkept)} />;
  if (calls.length > 0)
    return (
      <CurrentCallLine
        calls={calls}
        pops={pops}
        endsOnClosing={webPhoneCalls > 0 && !dialer.isWindow}
        onRetry={(pop) => dialer.lookAgain(pop)}
      />
    );
  // A call that nobody has reported yet.
  if (webPhoneCalls > 0 && !dialer.isWindow) return <WarningLine text={say('dialer_closing_ends_call')} />;
  if (ended && isEndedOpen) return <EndedLine ended={ended} onDismiss={() => dialer.dismissEnded()} />;
  if (signIn === 'signed_in' && own !== '' && extensionNumber !== '' && extensionNumber !== own)
    return <WarningLine text={say('dialer_somebody_else', extensionNumber, own)} />;
  return <MicrophoneLine />;
}

function WarningLine({ text }: { text: string }) {
  return (
    <output className="dialer-line dialer-line-warning" data-tone="wait">
      <Icon name="alert" />
      <p>{text}</p>
    </output>
  );
}

function UnkeptLine({ unkept, onRetry }: { unkept: UnkeptCall; onRetry: () => void }) {
  const { code, host = say('problem_the_server') } = unkept.problem;
  return (
    <div className="dialer-line dialer-line-warning" role="alert" data-tone="bad">
      <Icon name="alert" />
      <p>
        <strong>{say(`problem_${code}_title`, host)}</strong> {say('dialer_call_not_kept')}
      </p>
      <Button size="small" variant="quiet" onClick={onRetry}>
        {say('retry')}
      </Button>
    </div>
  );
}

/** Logged or ignored meanwhile, here or in another window, it is gone. */
function useIsToDo(ended: EndedCall | undefined): boolean {
  return usePanel(({ activitySummary }) => {
    const activity = activitySummary.newest.find(({ id }) => id === ended?.activityId);
    return activity === undefined || activity.fate === 'todo';
  });
}

function EndedLine({ ended, onDismiss }: { ended: EndedCall; onDismiss: () => void }) {
  const { activityId, who, isMissed } = ended;
  const isConnected = usePanel((state) => state.connection !== null);
  const words = say(isMissed ? 'dialer_call_missed' : 'dialer_call_ended', who);
  return (
    <output className="dialer-line" data-tone="accent">
      <p>{isConnected ? words : `${words}. ${say('kept_until_connected')}`}</p>
      <ButtonLink
        size="small"
        href={hashOf(isConnected ? { screen: 'log', activityId } : { screen: 'connect' })}
      >
        {say(isConnected ? 'dialer_log_it' : 'not_connected_action')}
      </ButtonLink>
      <IconButton icon="close" label={say('dialer_not_now')} onClick={onDismiss} />
    </output>
  );
}
