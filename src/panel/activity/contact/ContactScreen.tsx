import { isInternal } from '../../../core/activity/call';
import { isDialable, numbersIn } from '../../../core/crm/phone-number';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { EmptyState } from '../../ui/EmptyState';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { CallsWith } from './CallsWith';
import { ContactHead } from './ContactHead';
import { WhoHasNumber } from './WhoHasNumber';
import './contact.css';

/**
 * A number's card: whose it is, what can be done with it, what was. The number may come from a web page: it is text
 * until the numbers in it are read, and nothing is dialed before somebody presses *Call* here.
 */
export function ContactScreen({ number: text }: { number: string }) {
  const [number, ...others] = isDialable(text) ? [text] : numbersIn(text);
  const back = { href: hashOf({ screen: 'activity' }), label: say('back') };
  return (
    <Screen title={say('contact_title')} back={back}>
      {number === undefined && (
        <EmptyState icon="phone" title={say('contact_no_number_title')}>
          {say('contact_no_number_help', text.slice(0, 100))}
        </EmptyState>
      )}
      {number !== undefined && others.length === 0 && <ContactCard key={number} number={number} />}
      {number !== undefined && others.length > 0 && (
        <ul aria-label={say('contact_which')}>
          {[number, ...others].map((one) => (
            <Row key={one} title={sayNumber(one)} href={hashOf({ screen: 'contact', number: one })} />
          ))}
        </ul>
      )}
    </Screen>
  );
}

function ContactCard({ number }: { number: string }) {
  const isConnected = usePanel((state) => state.connection !== null);
  // A colleague's extension is nobody's number in the CRM.
  const isAsked = isConnected && !isInternal({ phoneNumber: number });
  return (
    <>
      {isAsked ? <WhoHasNumber number={number} /> : <ContactHead number={number} />}
      <CallsWith number={number} />
    </>
  );
}
