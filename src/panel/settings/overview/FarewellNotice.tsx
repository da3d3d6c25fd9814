import { usePanel } from '../../app/store';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';

/** A CRM was disconnected without its server knowing. */
export function FarewellNotice() {
  const farewell = usePanel((state) => state.crmFarewell);
  if (!farewell) return null;
  const { connectorName, problem } = farewell;
  return (
    <Notice tone="wait" role="alert" title={say('farewell_title', connectorName)}>
      <p>{say(`problem_${problem.code}_title`, problem.host ?? say('problem_the_server'))}.</p>
      <p>{say('farewell_help', connectorName)}</p>
    </Notice>
  );
}
