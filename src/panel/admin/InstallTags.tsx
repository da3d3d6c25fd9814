import type { Access } from '../../core/catalog';
import { usePanel } from '../store';
import { Tag } from '../ui/Tag';
import { say } from '../words';

/** Whether a plugin of the list is installed, being installed or broken; and from where it comes. */
export function InstallTags({
  pluginId,
  access,
  version,
}: {
  pluginId: string;
  access: Access;
  version: string;
}) {
  const installed = usePanel((state) =>
    state.installedPlugins.plugins.find((plugin) => plugin.id === pluginId),
  );
  const installation = usePanel((state) => state.installations[pluginId]);
  return (
    <>
      {installed && <Tag tone="accent">{say(installed.isAsync ? 'tag_async' : 'tag_sync')}</Tag>}
      {access !== 'public' && <Tag>{say(`access_${access}`)}</Tag>}
      {installation ? (
        <Tag tone={installation.state === 'running' ? 'wait' : 'bad'}>{say(`tag_${installation.state}`)}</Tag>
      ) : (
        installed && <Tag tone="ok">{say('tag_installed')}</Tag>
      )}
      {installed && version !== '' && installed.version !== '' && version !== installed.version && (
        <Tag tone="wait">{say('tag_update', version)}</Tag>
      )}
    </>
  );
}
