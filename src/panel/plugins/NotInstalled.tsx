import { hashOf } from '../app/route';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';
import { say } from '../app/words';

/** In the place of a plugin's page: it was uninstalled meanwhile, or never installed. */
export function NotInstalled() {
  return (
    <Screen title={say('details_title')} back={{ href: hashOf({ screen: 'plugins' }), label: say('back') }}>
      <EmptyState icon="plug" title={say('config_gone_title')}>
        {say('config_gone_help')}
      </EmptyState>
    </Screen>
  );
}
