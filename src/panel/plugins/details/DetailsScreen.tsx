import { usePanel } from '../../app/store';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { LostPlugin } from './LostPlugin';
import { loadDetails } from './plugin-details';
import { PluginDetails } from './PluginDetails';
import { PluginPages } from '../PluginPages';

/** One plugin of the catalog: what it does, what it receives, and installing it. */
export function DetailsScreen({ pluginId }: { pluginId: string }) {
  const { output, problem, isLoading, reload } = useQuery(loadDetails, pluginId);
  const installed = usePanel((state) =>
    state.installedPlugins.plugins.find((plugin) => plugin.id === pluginId),
  );
  const installation = usePanel((state) => state.installations[pluginId]);
  if (output) return <PluginDetails details={output} onOutdated={reload} />;
  // Half installed and then withdrawn from the directory: it can still be uninstalled.
  const lost = installed ?? (installation && { ...installation, id: pluginId, developer: '', version: '' });
  if (problem && lost) return <LostPlugin plugin={lost} problem={problem} onRetry={() => reload()} />;
  return (
    <Screen
      title={say('details_title')}
      back={{ href: hashOf({ screen: 'admin_plugins' }), label: say('back') }}
    >
      <PluginPages pluginId={pluginId} current="details" />
      {problem ? (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      ) : (
        <Skeleton label={say('loading')} rows={4} />
      )}
    </Screen>
  );
}
