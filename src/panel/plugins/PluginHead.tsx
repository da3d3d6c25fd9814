import { PluginIcon } from './PluginIcon';
import { SmallText } from '../ui/SmallText';
import './PluginHead.css';

interface PluginHeadProps {
  name: string;
  /** '' for none. */
  pluginId: string;
  iconUrl?: string | undefined;
  facts: readonly string[];
}

/** A plugin's name with a line about it below. */
export function PluginHead({ pluginId, name, iconUrl = '', facts }: PluginHeadProps) {
  return (
    <div className="plugin-head">
      <PluginIcon pluginId={pluginId} name={name} url={iconUrl} size="large" />
      <div>
        <p className="plugin-head-name">{name}</p>
        <SmallText>{facts.filter(Boolean).join(' · ')}</SmallText>
      </div>
    </div>
  );
}
