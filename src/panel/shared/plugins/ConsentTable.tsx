import type { Consent } from '../../../core/plugins/consent';
import { usePanel } from '../../app/store';
import { KeyValues } from '../../ui/KeyValues';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { consentOf } from './consent';

export function ConsentTable({ consent }: { consent: Consent }) {
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  return (
    <>
      <KeyValues rows={consentOf(consent, { byRegistration })} />
      {!byRegistration && <SmallText tone="wait">{say('consent_polling')}</SmallText>}
    </>
  );
}
