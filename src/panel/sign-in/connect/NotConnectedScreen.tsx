import { hashOf, tabOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { ButtonLink } from '../../ui/ButtonLink';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { say } from '../../app/words';
import { KeptActivities } from './KeptActivities';

/** Shown in place of a screen that needs the CRM, while none is connected. */
export function NotConnectedScreen() {
  const tab = usePanel((state) => tabOf(state.route));
  return (
    <Screen title={say(`tab_${tab}`)}>
      <EmptyState
        icon="link"
        title={say('not_connected_title')}
        actions={<ButtonLink href={hashOf({ screen: 'connect' })}>{say('not_connected_action')}</ButtonLink>}
      >
        {say('not_connected_help')}
      </EmptyState>
      {tab === 'activity' && <KeptActivities />}
    </Screen>
  );
}
