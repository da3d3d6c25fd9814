import { pluginAbout } from '../../../core/plugins/agreement-write';
import { isOverwritten } from '../../../core/plugins/admin-difference';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

/** Plugins that another admin has changed after this one; each conflict is settled on the plugin's own screen. */
export function ConflictNotices() {
  const writes = usePanel((state) => state.adminWrites);
  const conflicts = Object.values(writes).flatMap((write) => {
    const pluginId = isOverwritten(write) ? pluginAbout(write) : undefined;
    return pluginId === undefined ? [] : [{ pluginId, displayName: write.displayName }];
  });
  const shown = [...new Map(conflicts.map((one) => [one.pluginId, one])).values()];
  if (shown.length === 0) return null;
  return (
    <Notice tone="bad" role="alert" title={say('conflict_title')}>
      <ul>
        {shown.map(({ pluginId, displayName }) => (
          <li key={pluginId}>
            <a href={hashOf({ screen: 'admin_plugin', pluginId })}>{displayName}</a>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
