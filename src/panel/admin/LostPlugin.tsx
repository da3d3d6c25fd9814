import type { InstalledPlugin } from '../../core/installed-plugin';
import type { Problem } from '../../core/problem';
import { ProblemNotice } from '../ProblemNotice';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { Footer } from '../ui/Footer';
import { Notice } from '../ui/Notice';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { InstallProgress } from './InstallProgress';
import { PluginHead } from './PluginHead';
import { RepairButton } from './RepairButton';
import { UninstallButton } from './UninstallButton';

interface LostPluginProps {
  plugin: InstalledPlugin;
  /** Why its description could not be had. */
  problem: Problem;
  onRetry: () => void;
}

/** An installed plugin whose description cannot be had: it runs on, and can still be uninstalled. */
export function LostPlugin({ plugin, problem, onRetry }: LostPluginProps) {
  const installation = usePanel((state) => state.installations[plugin.id]);
  return (
    <Screen
      title={plugin.displayName}
      back={{ href: hashOf({ screen: 'admin_plugins' }), label: say('back') }}
      footer={
        <Footer consequence={say('details_installed')}>
          {installation?.state === 'needs_repair' && installation.intent === 'uninstall' ? (
            <RepairButton installation={installation} />
          ) : (
            <UninstallButton pluginId={plugin.id} name={plugin.displayName} />
          )}
        </Footer>
      }
    >
      <Section>
        <PluginHead
          name={plugin.displayName}
          facts={[plugin.developer, plugin.version && say('details_version', plugin.version)]}
        />
        {installation && <InstallProgress installation={installation} />}
        {problem.code === 'not_found' ? (
          <Notice tone="wait" title={say('lost_title')}>
            <p>{say('lost_help')}</p>
          </Notice>
        ) : (
          <ProblemNotice problem={problem} kept={say('lost_runs_on')} onRetry={onRetry} />
        )}
      </Section>
    </Screen>
  );
}
