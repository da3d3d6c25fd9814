import { useEffect, useState } from 'react';
import { isIconMoved } from '../../core/plugins/agreement';
import { getIcon } from '../../actions/directory/load-icon';
import { Avatar } from '../ui/Avatar';
import { useAgreement } from './use-agreement';
import './PluginIcon.css';

/** The icons that this page has loaded last, by address; storage caches them for longer. */
const seen = new Map<string, string>();
/** A catalog has thousands. */
const mostSeen = 200;

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
  const [loaded, setLoaded] = useState(() => ({ url, image: seen.get(url) }));
  const image = loaded.url === url ? loaded.image : seen.get(url);
  useEffect(() => {
    if (url === '') return;
    const load = async () => {
      const known = seen.get(url);
      const found = known ?? (await getIcon(url));
      if (known === undefined) keepSeen(url, found);
      setLoaded((before) => (before.url === url && before.image === found ? before : { url, image: found }));
    };
    load().catch(() => undefined);
  }, [url]);
  return image ?? '';
}

function keepSeen(url: string, image: string): void {
  seen.set(url, image);
  const [oldest] = seen.keys();
  if (seen.size > mostSeen && oldest !== undefined) seen.delete(oldest);
}
