import { contactKey } from '../../core/crm/contact';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { labelOf } from '../shared/contact-label';
import { Button } from '../ui/Button';
import { Icon } from '../ui/Icon';
import type { CallPop } from './call-keeper';

/** Who in the CRM has the current call's number; where several have it and one is wanted, each with their page. */
export function PopLine({ pop, onRetry }: { pop: CallPop; onRetry: () => void }) {
  const { number, callers, asksPerson, problem } = pop;
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const [caller, ...others] = callers;
  // Without a CRM there is nobody to ask.
  if (problem?.code === 'not_connected') return null;
  const words = () => {
    if (problem) return say('dialer_pop_unknown', crm, number);
    if (!caller) return say('dialer_pop_nobody', crm, number);
    if (asksPerson) return say('dialer_pop_choose', crm);
    if (others.length > 0)
      return say('dialer_pop_several', callers.map(({ contact }) => contact.name).join(', '));
    return labelOf(caller.contact);
  };
  return (
    <>
      <div className="dialer-line" data-tone="accent">
        <Icon name="person" />
        <p>{words()}</p>
        {others.length === 0 && <PageLink address={caller?.address}>{say('open_in_crm', crm)}</PageLink>}
        {problem && (
          <Button size="small" variant="quiet" onClick={onRetry}>
            {say('retry')}
          </Button>
        )}
      </div>
      {asksPerson && (
        <ul className="dialer-choice" data-tone="accent">
          {callers.map(({ contact, address }) => (
            <li key={contactKey(contact)}>
              {address === undefined ? (
                labelOf(contact)
              ) : (
                <PageLink address={address}>{labelOf(contact)}</PageLink>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function PageLink({ address, children }: { address: string | undefined; children: string }) {
  if (address === undefined) return null;
  return (
    <a href={address} target="_blank" rel="noreferrer">
      {children}
    </a>
  );
}
