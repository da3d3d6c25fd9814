import type { ReactNode } from 'react';
import { isInternal } from '../../../core/activity/call';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { useCanCallBack } from '../../shared/can-call-back';
import { NumberActions } from '../../shared/NumberActions';
import { ButtonLink } from '../../ui/ButtonLink';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';

interface ContactHeadProps {
  number: string;
  /** As the CRM knows whose it is; '' for nobody, or not known. */
  name?: string;
  /** What else is known, or why it is not. */
  children?: ReactNode;
}

/** Who, the number, and what can be done with it. */
export function ContactHead({ number, name = '', children }: ContactHeadProps) {
  const isConnected = usePanel((state) => state.connection !== null);
  const isExtension = isInternal({ phoneNumber: number });
  const canCallBack = useCanCallBack() && !isExtension;
  return (
    <Section>
      <h2 className="contact-name">{name || sayNumber(number)}</h2>
      {name !== '' && <p className="contact-number">{sayNumber(number)}</p>}
      {isExtension && <SmallText>{say('contact_internal')}</SmallText>}
      {!isConnected && !isExtension && <SmallText>{say('contact_unconnected')}</SmallText>}
      <div className="contact-actions-line">
        <NumberActions number={number} who={name || sayNumber(number)} isCard />
        {canCallBack && (
          <ButtonLink size="small" variant="quiet" href={hashOf({ screen: 'call_back_new', number })}>
            {say('call_back_later')}
          </ButtonLink>
        )}
      </div>
      {children}
    </Section>
  );
}
