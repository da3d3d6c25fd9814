import { useCallback, useMemo, useState } from 'react';
import { readCrmLog } from '../../../actions/activity/find-crm-logs';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { iconOf, whatItWas } from '../../shared/activity-line-words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useRenewal } from '../../shared/renewal';
import { useAttempt, useQuery } from '../../shared/request';
import { sayDayAndTime, sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { useOwnerKey, usePersonKey } from '../../shared/use-owner-key';
import { Button } from '../../ui/Button';
import { IconTile } from '../../ui/IconTile';
import { ListHeading } from '../../ui/ListHeading';
import { Row } from '../../ui/Row';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { findCallsWith, type ContactCall } from './calls-with';

/** The last calls and messages with a number, each with its note. */
export function CallsWith({ number }: { number: string }) {
  const person = usePersonKey();
  const input = useMemo(() => ({ number, person }), [number, person]);
  const { output, problem, isLoading, reload } = useQuery(findCallsWith, input);
  useRenewal(
    useCallback(() => reload(input), [reload, input]),
    usePanel((state) => state.activitySummary),
  );
  return (
    <>
      <ListHeading>{say('contact_last_calls')}</ListHeading>
      {isLoading && !output && <Skeleton label={say('loading')} rows={2} />}
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      )}
      {output && (
        <ul aria-label={say('contact_last_calls')}>
          {output.newest.map((call) => (
            <CallRow key={call.line.id} call={call} />
          ))}
        </ul>
      )}
      {output && output.total !== output.newest.length && (
        <Section>
          <SmallText>{say('contact_shown', output.newest.length, output.total)}</SmallText>
        </Section>
      )}
      {output?.total === 0 && (
        <Section>
          <SmallText>{say('contact_no_calls')}</SmallText>
        </Section>
      )}
    </>
  );
}

function CallRow({ call: { line, note, isLogged } }: { call: ContactCall }) {
  const language = usePanel((state) => state.language);
  const now = useNow();
  const isHere = useOwnerKey() === line.account;
  return (
    <Row
      title={sayDayAndTime(line.startedAt, now, language)}
      text={
        <>
          {whatItWas(line)}
          {note !== '' && <span className="contact-note">{note}</span>}
        </>
      }
      lead={<IconTile icon={iconOf(line.kind)} />}
      href={hashOf({ screen: 'log', activityId: line.id })}
    >
      {isHere && isLogged && (
        <NoteInCrm activityId={line.id} when={sayMoment(line.startedAt, now, language)} />
      )}
    </Row>
  );
}

/** Other people and plugins write into a log, too: what it says now is read when somebody asks for it. */
function NoteInCrm({ activityId, when }: { activityId: string; when: string }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const read = useAttempt(readCrmLog);
  const [note, setNote] = useState<string>();
  const show = async () => {
    const found = await read.run(activityId);
    if (!found) return;
    setNote(found.output ? found.output.note.trim() || say('log_no_note') : say('log_in_crm_unknown', crm));
  };
  return (
    <>
      <Button
        size="small"
        variant="quiet"
        busy={read.isRunning}
        aria-label={say('contact_read_note_of', crm, when)}
        onClick={() => void show()}
      >
        {say('contact_read_note', crm)}
      </Button>
      {read.problem && <ProblemNotice problem={read.problem} />}
      <output className="contact-crm-note">{note}</output>
    </>
  );
}
