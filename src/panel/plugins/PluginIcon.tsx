import { useEffect, useState } from 'react';
import { isIconMoved } from '../../core/plugins/agreement';
import { getIcon } from '../../actions/directory/load-icon';
import { Avatar } from '../ui/Avatar';
import { useAgreement } from './use-agreement';
import './PluginIcon.css';

/** Icons of this page by address; storage caches them for longer. */
const seen = new Map<string, string>();

interface PluginIconProps {
  pluginId: string;
  name: string;
  /** Address of the plugin's icon; fetched by the worker, never by the page. */
  url: string;
  size?: 'normal' | 'large';
}

/**
 * A plugin's icon, or the first letter of its name until it is loaded, and where it has left the host that it was on
 * when an admin agreed to the plugin.
 */
export function PluginIcon({ pluginId, name, url, size = 'normal' }: PluginIconProps) {
  const agreement = useAgreement(pluginId);
  const image = useIcon(isIconMoved(agreement, url) ? '' : url);
  if (image === '') return <Avatar name={name} size={size} />;
  return <img className={`plugin-icon plugin-icon-${size}`} src={image} alt="" />;
}

function useIcon(url: string): string {
  const [, setLoaded] = useState('');
  useEffect(() => {
    if (url === '' || seen.has(url)) return;
    const load = async () => {
      seen.set(url, await getIcon(url));
      setLoaded(url);
    };
    load().catch(() => undefined);
  }, [url]);
  return seen.get(url) ?? '';
}
