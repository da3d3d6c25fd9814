import { useState } from 'react';
import type { PluginDetails as Details } from '../../protocol/methods';
import { ProblemNotice } from '../ProblemNotice';
import { useAction } from '../request';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { Card } from '../ui/Card';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { ConsentTable } from './ConsentTable';
import { DetailsFooter } from './DetailsFooter';
import { InstallProgress } from './InstallProgress';
import { ManifestProblems } from './ManifestProblems';
import { PluginHead } from './PluginHead';
import { PluginTags } from './PluginTags';

export function PluginDetails({ details }: { details: Details }) {
  const { item, manifest, problems } = details;
  const isInstalled = usePanel((state) =>
    state.installedPlugins.plugins.some((plugin) => plugin.id === item.id),
  );
  const installation = usePanel((state) => state.installations[item.id]);
  const install = useAction('installPlugin');
  const [isAsking, setAsking] = useState(false);
  const start = () => {
    setAsking(false);
    void install.run({ pluginId: item.id });
  };
  return (
    <Screen
      title={manifest.displayName}
      back={{ href: hashOf({ screen: 'admin_plugins' }), label: say('back') }}
      footer={
        <DetailsFooter
          details={details}
          installation={installation}
          isInstalled={isInstalled}
          isInstalling={install.isRunning}
          onInstall={() => setAsking(true)}
        />
      }
    >
      <Section>
        <PluginHead
          name={manifest.displayName}
          facts={[
            manifest.developer || item.developer,
            manifest.version && say('details_version', manifest.version),
            say(`details_access_${item.access}`),
          ]}
        />
        <p>{manifest.description || item.description}</p>
        <PluginTags manifest={manifest} />
        {installation && <InstallProgress installation={installation} />}
        {install.problem && !installation && !isInstalled && (
          <ProblemNotice problem={install.problem} kept={say('install_nothing_changed')} />
        )}
        <Card title={say('consent_title')} icon="shield">
          <ConsentTable manifest={manifest} />
        </Card>
        <ManifestProblems problems={problems} />
      </Section>
      {isAsking && (
        <ConfirmDialog
          title={say('install_confirm_title', manifest.displayName)}
          confirmLabel={say('install_confirm')}
          cancelLabel={say('cancel')}
          onConfirm={start}
          onCancel={() => setAsking(false)}
        >
          <p>{say('install_confirm_help')}</p>
          <ConsentTable manifest={manifest} />
        </ConfirmDialog>
      )}
    </Screen>
  );
}
