import { useState } from 'react';
import { hashOf } from '../app/route';
import { say } from '../app/words';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { sayNumber } from './activity-line-words';
import { DialerRefusal } from './DialerRefusal';
import { useDialerOrder } from './use-dialer-order';

interface NumberActionsProps {
  /** '' where it is not known. */
  number: string;
  /** Whose it is: buttons of the same word are told apart by it. */
  who: string;
  /** What else happens once the dialer calls. */
  onCall?: () => Promise<unknown>;
  busy?: boolean;
  /** The contact's card itself, which needs no way to it. */
  isCard?: boolean;
  /** Something else is what the screen is for. */
  isAside?: boolean;
}

/** What can be done with a number wherever one is shown: call it, text it, copy it, see whose it is. */
export function NumberActions(props: NumberActionsProps) {
  const { number, who, onCall, busy = false, isCard = false, isAside = false } = props;
  const { refusal, order } = useDialerOrder(number);
  const unavailable = number === '' ? say('number_unknown') : undefined;
  const small = { size: 'small', variant: 'quiet', unavailable } as const;
  const named = (words: string) => (number === '' ? {} : { 'aria-label': words });
  return (
    <>
      <Button
        size="small"
        variant={isAside ? 'quiet' : 'primary'}
        busy={busy}
        unavailable={unavailable}
        onClick={() => void order('call', onCall)}
        {...named(say('number_call_who', who))}
      >
        {say('number_call')}
      </Button>
      <Button {...small} onClick={() => void order('text')} {...named(say('number_text_who', who))}>
        {say('number_text')}
      </Button>
      {number !== '' && <CopyButton number={number} />}
      {number !== '' && !isCard && (
        <ButtonLink
          size="small"
          variant="quiet"
          href={hashOf({ screen: 'contact', number })}
          aria-label={say('number_contact_who', who)}
        >
          {say('number_contact')}
        </ButtonLink>
      )}
      <DialerRefusal answer={refusal} />
    </>
  );
}

function CopyButton({ number }: { number: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'not_copied'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(number);
      setOutcome('copied');
    } catch {
      setOutcome('not_copied');
    }
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        aria-label={say('number_copy_which', sayNumber(number))}
        onClick={() => void copy()}
      >
        {say(outcome === 'copied' ? 'number_copied' : 'number_copy')}
      </Button>
      <output className="visually-hidden">
        {outcome === 'copied' && say('number_copied_which', sayNumber(number))}
      </output>
      {outcome === 'not_copied' && <p role="alert">{say('number_not_copied', sayNumber(number))}</p>}
    </>
  );
}
