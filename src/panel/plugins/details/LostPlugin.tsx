import { absenceOf } from '../../../core/directory/absence';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import type { Problem } from '../../../core/basics/problem';
import { uninstallPlugin } from '../../../actions/plugins/install-plugin';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { ConflictNotice } from '../ConflictNotice';
import { InstallProgress } from './InstallProgress';
import { PluginHead } from '../PluginHead';
import { PluginPages } from '../PluginPages';
import { UninstallButton } from './UninstallButton';

interface LostPluginProps {
  plugin: Pick<InstalledPlugin, 'id' | 'displayName' | 'developer' | 'version' | 'absence'>;
  /** Why its manifest could not be loaded. */
  problem: Problem;
  onRetry: () => void;
}

/** An installed plugin whose manifest cannot be loaded: it keeps running and can be uninstalled. */
export function LostPlugin({ plugin, problem, onRetry }: LostPluginProps) {
  const installation = usePanel((state) => state.installations[plugin.id]);
  const uninstall = useAttempt(uninstallPlugin);
  // Of one that is in no list, the last refresh may have seen more: that its manifest was withdrawn.
  const asked = absenceOf(problem);
  const absence = asked === 'not_listed' && plugin.absence === 'withdrawn' ? 'withdrawn' : asked;
  const isGone = absence === 'not_listed' || absence === 'withdrawn';
  const isHalf = installation?.state === 'needs_repair' && installation.intent === 'uninstall';
  return (
    <Screen
      title={plugin.displayName}
      back={{ href: hashOf({ screen: 'admin_plugins' }), label: say('back') }}
      footer={
        <Footer consequence={say(isHalf ? 'install_stopped' : 'details_installed')}>
          {isHalf ? (
            <Button busy={uninstall.isRunning} onClick={() => void uninstall.run({ pluginId: plugin.id })}>
              {say('repair')}
            </Button>
          ) : (
            <UninstallButton pluginId={plugin.id} name={plugin.displayName} />
          )}
        </Footer>
      }
    >
      <PluginPages pluginId={plugin.id} current="details" />
      <Section>
        <PluginHead
          pluginId={plugin.id}
          name={plugin.displayName}
          facts={[plugin.developer, plugin.version && say('details_version', plugin.version)]}
        />
        {installation && <InstallProgress installation={installation} />}
        <ConflictNotice pluginId={plugin.id} fields={[]} />
        {isGone ? (
          <Notice
            tone="wait"
            title={say(`absence_${absence}_title`)}
            actions={
              <Button size="small" variant="quiet" onClick={onRetry}>
                {say('retry')}
              </Button>
            }
          >
            <p>{say(`absence_${absence}_help`)}</p>
            <p>{say('lost_help')}</p>
          </Notice>
        ) : (
          <ProblemNotice problem={problem} kept={say('lost_runs_on')} onRetry={onRetry} />
        )}
      </Section>
    </Screen>
  );
}
