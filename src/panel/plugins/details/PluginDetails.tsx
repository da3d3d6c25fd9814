import { useEffect, useMemo } from 'react';
import { consentTo } from '../../../core/plugins/consent-change';
import { formSchema } from '../../../core/forms/form-schema';
import { sameJson } from '../../../core/basics/json';
import { guardPatterns } from '../../../core/forms/pattern-guard';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Card } from '../../ui/Card';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { useAgreement } from '../use-agreement';
import { AgreedBy } from './AgreedBy';
import { ConflictNotice } from '../ConflictNotice';
import { ConsentTable } from '../../shared/plugins/ConsentTable';
import { DetailsFooter } from './DetailsFooter';
import { InstallProgress } from './InstallProgress';
import { ManifestProblems } from './ManifestProblems';
import type { LoadedDetails as Details } from './plugin-details';
import { PluginHead } from '../PluginHead';
import { PluginNews } from './PluginNews';
import { PluginPages } from '../PluginPages';
import { PluginTags } from './PluginTags';
import { SettingsList } from './SettingsList';
import { usePluginWork } from './use-plugin-work';
import { WorkDialog } from './WorkDialog';

interface PluginDetailsProps {
  details: Details;
  /** What is shown is not what is published now. */
  onOutdated: () => void;
}

export function PluginDetails({ details, onOutdated }: PluginDetailsProps) {
  const { item, manifest } = details;
  const isInstalled = usePanel((state) =>
    state.installedPlugins.plugins.some((plugin) => plugin.id === item.id),
  );
  const installation = usePanel((state) => state.installations[item.id]);
  const patternProblems = useMemo(
    () =>
      guardPatterns(formSchema(manifest.fields, { withHidden: true, rules: manifest.rules }).schema).problems,
    [manifest],
  );
  const work = usePluginWork(details);
  const agreement = useAgreement(item.id);
  const isOutdated = work.problem?.code === 'consent_needed' || work.problem?.code === 'moved_meanwhile';
  useEffect(() => {
    if (isOutdated) onOutdated();
  }, [isOutdated, onOutdated]);
  return (
    <Screen
      title={manifest.displayName}
      back={{ href: hashOf({ screen: 'admin_plugins' }), label: say('back') }}
      footer={<DetailsFooter details={details} isInstalled={isInstalled} work={work} />}
    >
      <PluginPages pluginId={item.id} current="details" />
      <Section>
        <PluginHead
          name={manifest.displayName}
          pluginId={item.id}
          iconUrl={item.iconUrl}
          facts={[
            manifest.developer || item.developer,
            manifest.version && say('details_version', manifest.version),
            say(`details_access_${item.access}`),
          ]}
        />
        <p>{manifest.description || item.description}</p>
        <PluginTags manifest={manifest} />
        {installation && <InstallProgress installation={installation} />}
        {work.problem && !sameJson(work.problem, installation?.problem) && (
          <ProblemNotice problem={work.problem} kept={say('install_nothing_changed')} />
        )}
        <ConflictNotice pluginId={item.id} fields={manifest.fields} />
        <PluginNews pluginId={item.id} manifest={manifest} isInstalled={isInstalled} work={work} />
        <Card title={say('consent_title')} icon="shield">
          <ConsentTable consent={consentTo(manifest)} isInstalled={isInstalled} />
          {isInstalled && agreement && <AgreedBy agreement={agreement} />}
        </Card>
        <ManifestProblems problems={[...manifest.problems, ...patternProblems]} />
        <SettingsList fields={manifest.fields} />
      </Section>
      <WorkDialog work={work} manifest={manifest} />
    </Screen>
  );
}
