import { useState } from 'react';
import { askForMicrophone, type MicrophoneState } from '../../../platform/microphone';
import { useMicrophone } from '../../shared/use-microphone';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { say } from '../../app/words';

/** A page in a tab, because the browser can only ask for the microphone there; needed once, before the first call. */
export function MicrophoneScreen() {
  const known = useMicrophone();
  const [answer, setAnswer] = useState<MicrophoneState | undefined>(undefined);
  const [isAsking, setAsking] = useState(false);
  const state = answer === 'missing' ? answer : (known ?? 'prompt');
  const ask = async () => {
    setAsking(true);
    setAnswer(await askForMicrophone());
    setAsking(false);
  };
  return (
    <Screen title={say('microphone_title')}>
      <EmptyState
        icon={state === 'granted' ? 'check' : state === 'prompt' ? 'phone' : 'alert'}
        title={titleOf(state)}
        actions={
          state === 'granted' ? (
            <Button onClick={() => window.close()}>{say('microphone_close')}</Button>
          ) : (
            <Button busy={isAsking} onClick={() => void ask()}>
              {say(state === 'prompt' ? 'microphone_allow' : 'retry')}
            </Button>
          )
        }
      >
        <output>{helpOf(state)}</output>
      </EmptyState>
    </Screen>
  );
}

function titleOf(state: MicrophoneState): string {
  switch (state) {
    case 'granted':
      return say('microphone_granted');
    case 'prompt':
      return say('microphone_needed');
    case 'denied':
      return say('microphone_denied');
    case 'missing':
      return say('microphone_missing');
  }
}

function helpOf(state: MicrophoneState): string {
  switch (state) {
    case 'granted':
      return say('microphone_granted_help');
    case 'prompt':
      return say('microphone_help');
    case 'denied':
      return say('microphone_denied_help');
    case 'missing':
      return say('microphone_missing_help');
  }
}
