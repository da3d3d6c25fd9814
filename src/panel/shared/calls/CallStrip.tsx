import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { showDialer } from './call-channel';
import { CallLine } from './CallLine';
import { useNotesOf } from './use-notes-of';

/** The current call, above every screen but that of its own dialer, which has a line for it (panel/dialer). */
export function CallStrip() {
  const { isHere, calls } = usePanel((state) => state.currentCalls);
  const place = usePanel((state) => hashOf(state.route));
  const notesOf = useNotesOf();
  return (
    <CallLine
      calls={calls}
      renderActions={(shown) => {
        const notes = notesOf(shown);
        return (
          <>
            {notes !== undefined && notes !== place && (
              <ButtonLink size="small" variant="quiet" href={notes}>
                {say('call_notes')}
              </ButtonLink>
            )}
            {isHere ? (
              <ButtonLink size="small" href={hashOf({ screen: 'dialer' })}>
                {say('call_go_to_dialer')}
              </ButtonLink>
            ) : (
              <Button size="small" onClick={showDialer}>
                {say('call_go_to_dialer')}
              </Button>
            )}
          </>
        );
      }}
    />
  );
}
