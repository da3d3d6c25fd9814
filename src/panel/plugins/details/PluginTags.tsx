import type { PluginManifest } from '../../../core/plugins/plugin-manifest';
import { Tag } from '../../ui/Tag';
import { Tags } from '../../ui/Tags';
import { say, sayCount } from '../../app/words';

export function PluginTags({ manifest }: { manifest: PluginManifest }) {
  const settings = manifest.settings.length;
  return (
    <Tags>
      <Tag tone="accent">{say(manifest.isAsync ? 'tag_async' : 'tag_sync')}</Tag>
      {manifest.logTypes.map((type) => (
        <Tag key={type}>{say(`log_type_${type}`)}</Tag>
      ))}
      {manifest.showAuthorizationButton && <Tag>{say('tag_needs_sign_in')}</Tag>}
      {manifest.requireLicense && <Tag>{say('tag_needs_license')}</Tag>}
      {settings > 0 && <Tag>{sayCount('tag_settings', settings)}</Tag>}
    </Tags>
  );
}
