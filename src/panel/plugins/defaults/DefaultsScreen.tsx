import { loadDefaults, type PluginDefaults } from '../../../actions/plugins/edit-plugin-defaults';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { hashOf } from '../../app/route';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { PluginPages } from '../PluginPages';
import { DefaultsForm } from './DefaultsForm';

const answers = recentAnswers<PluginDefaults>(({ absence }) => absence === undefined);

/** What an admin sets for everybody in one installed plugin. */
export function DefaultsScreen({ pluginId }: { pluginId: string }) {
  const { output, problem, isLoading, reload } = useRecentQuery(answers, loadDefaults, pluginId);
  if (output && output.fields.length > 0) {
    return <DefaultsForm pluginId={pluginId} defaults={output} problem={problem} onSaved={() => reload()} />;
  }
  return (
    <Screen
      title={say('defaults_title')}
      back={{ href: hashOf({ screen: 'admin_plugin', pluginId }), label: say('back') }}
    >
      <PluginPages pluginId={pluginId} current="defaults" />
      {problem ? (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      ) : output ? (
        <EmptyState
          icon="sliders"
          title={say(output.absence ? `absence_${output.absence}_title` : 'defaults_none_title')}
          actions={
            output.absence && (
              <Button size="small" variant="quiet" busy={isLoading} onClick={() => reload()}>
                {say('retry')}
              </Button>
            )
          }
        >
          {say(output.absence ? `absence_${output.absence}_help` : 'config_nothing')}
        </EmptyState>
      ) : (
        <Skeleton label={say('loading')} rows={4} />
      )}
    </Screen>
  );
}
