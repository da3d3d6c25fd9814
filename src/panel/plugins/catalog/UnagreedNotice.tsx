import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

/** Plugins that another client has installed: an admin looks at each once, on its own screen. */
export function UnagreedNotice() {
  const plugins = usePanel((state) => state.installedPlugins.plugins);
  const unagreed = plugins.filter(({ agreed, hasManifest }) => !agreed && hasManifest);
  if (unagreed.length === 0) return null;
  return (
    <Notice tone="wait" title={say('agree_list_title')}>
      <p>{say('agree_list_help')}</p>
      <ul>
        {unagreed.map(({ id, displayName }) => (
          <li key={id}>
            <a href={hashOf({ screen: 'admin_plugin', pluginId: id })}>{displayName}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
