import type { Consent } from '../../../core/plugins/consent';
import { usePanel } from '../../app/store';
import { KeyValues } from '../../ui/KeyValues';
import { consentOf } from './consent';

export function ConsentTable({ consent }: { consent: Consent }) {
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  return <KeyValues rows={consentOf(consent, { byRegistration })} />;
}
