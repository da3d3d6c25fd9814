import { useStore } from 'zustand';
import { Button } from '../ui/Button';
import { EmptyState } from '../ui/EmptyState';
import { say } from '../app/words';
import type { Dialer } from './dialer';

/** Another window of this browser has the dialer. */
export function DialerElsewhere({ dialer }: { dialer: Dialer }) {
  const isRefused = useStore(dialer.store, (state) => state.isRefused);
  return (
    <EmptyState
      icon="window"
      title={say('dialer_elsewhere_title')}
      actions={<Button onClick={() => dialer.takeOver()}>{say('dialer_use_here')}</Button>}
    >
      <output>{say(isRefused ? 'dialer_elsewhere_on_call' : 'dialer_elsewhere_help')}</output>
    </EmptyState>
  );
}
