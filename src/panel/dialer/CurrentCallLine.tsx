import { contactKey } from '../../core/crm/contact';
import type { CurrentCall } from '../../core/activity/current-call';
import { usePanel } from '../app/store';
import { say } from '../app/words';
import { CallLine } from '../shared/calls/CallLine';
import { firstOf } from '../shared/calls/current-call-words';
import { useNotesOf } from '../shared/calls/use-notes-of';
import { labelOf } from '../shared/contact-label';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { Icon } from '../ui/Icon';
import type { CallPop } from './call-keeper';

interface CurrentCallLineProps {
  readonly calls: readonly CurrentCall[];
  /** Who in the CRM has the number, by session. */
  readonly pops: { readonly [sessionId: string]: CallPop };
  /** Closing this page would end a call. */
  readonly endsOnClosing: boolean;
  readonly onRetry: (pop: CallPop) => void;
}

/**
 * The one line above the dialer during a call, whatever else there would be to say: more of them hide the widget's own
 * buttons in a low window.
 */
export function CurrentCallLine({ calls, pops, endsOnClosing, onRetry }: CurrentCallLineProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const notesOf = useNotesOf();
  const { first } = firstOf(calls);
  const pop = first && pops[first.call.sessionId];
  const callers = pop?.callers ?? [];
  const [only, ...others] = callers;
  const page = others.length === 0 ? only?.address : undefined;
  // Without a CRM there is nobody to ask.
  const isUnknown = pop?.problem !== undefined && pop.problem.code !== 'not_connected';
  const isNobody = pop !== undefined && pop.problem === undefined && callers.length === 0;
  const more = [
    isUnknown ? say('dialer_pop_unknown', crm, pop.number) : '',
    isNobody ? say('dialer_pop_nobody', crm, pop.number) : '',
    endsOnClosing ? say('dialer_closing_ends_call') : '',
  ];
  return (
    <>
      <CallLine
        calls={calls}
        title={pop?.asksPerson ? say('dialer_pop_choose', crm) : undefined}
        more={more}
        renderActions={(shown) => {
          const notes = notesOf(shown);
          return (
            <>
              {page !== undefined && (
                <a
                  className="icon-button"
                  href={page}
                  target="_blank"
                  rel="noreferrer"
                  aria-label={say('open_in_crm', crm)}
                  title={say('open_in_crm', crm)}
                >
                  <Icon name="external" />
                </a>
              )}
              {isUnknown && (
                <Button size="small" variant="quiet" onClick={() => onRetry(pop)}>
                  {say('retry')}
                </Button>
              )}
              {notes !== undefined && (
                <ButtonLink size="small" href={notes}>
                  {say('call_notes')}
                </ButtonLink>
              )}
            </>
          );
        }}
      />
      {pop?.asksPerson && (
        <ul className="dialer-choice" data-tone="accent">
          {callers.map(({ contact, address }) => (
            <li key={contactKey(contact)}>
              {address === undefined ? (
                labelOf(contact)
              ) : (
                <a href={address} target="_blank" rel="noreferrer">
                  {labelOf(contact)}
                </a>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
