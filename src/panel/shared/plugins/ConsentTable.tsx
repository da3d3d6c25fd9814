import type { Asked } from '../../../core/plugins/asked';
import { usePanel } from '../../app/store';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { consentByHost } from './consent';
import './ConsentTable.css';

interface ConsentTableProps {
  consent: Pick<Asked, 'hosts' | 'logTypes'>;
  /** Nothing is sent by reading it: what was sent at its installation has been. */
  isInstalled?: boolean;
}

/** Each host, with all that it receives. */
export function ConsentTable({ consent, isInstalled = false }: ConsentTableProps) {
  const byRegistration = usePanel((state) => state.connection?.capabilities.accountPlugins ?? true);
  return (
    <>
      <dl className="consent">
        {consentByHost(consent, { byRegistration, isInstalled }).map(({ host, receives }) => (
          <div key={host}>
            <dt className="consent-host">{host}</dt>
            {receives.map((what) => (
              <dd key={what} className="consent-data">
                {what}
              </dd>
            ))}
          </div>
        ))}
      </dl>
      <SmallText>{say('consent_reads_nothing')}</SmallText>
      {!byRegistration && <SmallText tone="wait">{say('consent_polling')}</SmallText>}
    </>
  );
}
