import { useEffect } from 'react';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Skeleton } from '../../ui/Skeleton';

/** Leads to the log of the last call, which a key of the browser's asks for. */
export function LastCallScreen() {
  const lines = usePanel((state) => state.newestLines);
  const last = lines?.filter(({ kind }) => kind === 'call').toSorted((a, b) => b.startedAt - a.startedAt)[0];
  const id = last?.id;
  useEffect(() => {
    // In its place, so that *back* does not lead here.
    if (id !== undefined) location.replace(hashOf({ screen: 'log', activityId: id }));
  }, [id]);
  return (
    <Screen title={say('log_title_call')} back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}>
      {lines && !last ? (
        <EmptyState icon="phone" title={say('last_call_none')}>
          {say('activity_empty_help')}
        </EmptyState>
      ) : (
        <Skeleton label={say('loading')} rows={3} />
      )}
    </Screen>
  );
}
