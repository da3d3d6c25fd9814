import type { PluginManifest } from '../../core/plugin-manifest';
import { usePanel } from '../store';
import { KeyValues } from '../ui/KeyValues';
import { consentOf } from './consent';

export function ConsentTable({ manifest }: { manifest: PluginManifest }) {
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  return <KeyValues rows={consentOf(manifest, { byRegistration })} />;
}
