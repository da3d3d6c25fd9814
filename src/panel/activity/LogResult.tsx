import type { Activity } from '../../core/activity';
import { ProblemNotice } from '../ProblemNotice';
import { goTo, hashOf } from '../route';
import { usePanel } from '../store';
import { StartedTasks } from '../tasks/StartedTasks';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Footer } from '../ui/Footer';
import { KeyValues } from '../ui/KeyValues';
import { Notice } from '../ui/Notice';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { callLine, whoOf } from './activity-words';
import { CallTag } from './CallTag';
import { labelOf } from './ContactField';
import { sayUntil } from './time-words';
import { useNow } from './use-now';
import './log.css';

/** A log that is written down: where it is on its way, or that it has arrived. */
export function LogResult({ activity }: { activity: Activity }) {
  const { call, form } = activity;
  const language = usePanel((state) => state.language);
  const note = form?.note.trim();
  const rows = [
    { key: say('log_contact'), value: form?.contact ? labelOf(form.contact) : whoOf(activity) },
    { key: say('log_call'), value: callLine(call, language) },
    ...(form?.subject ? [{ key: say('log_subject'), value: form.subject }] : []),
  ];
  return (
    <Screen
      title={say('log_title')}
      back={{ href: hashOf({ screen: 'activity' }), label: say('back') }}
      actions={<CallTag call={call} />}
      footer={
        <Footer consequence={activity.fate === 'logged' ? undefined : say('log_goes_on')}>
          <Button onClick={() => goTo({ screen: 'activity' })}>{say('done')}</Button>
        </Footer>
      }
    >
      <Section>
        <output className="log-fate">
          <FateNotice activity={activity} />
        </output>
        <Card title={say('log_written')}>
          <KeyValues rows={rows} />
          {note && <p className="log-written-note">{note}</p>}
        </Card>
      </Section>
    </Screen>
  );
}

function FateNotice({ activity }: { activity: Activity }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const language = usePanel((state) => state.language);
  const now = useNow(5000);
  const { fate, problem, nextAt } = activity;
  const when = nextAt === undefined ? undefined : sayUntil(nextAt, now, language);
  switch (fate) {
    case 'logged':
      return (
        <Notice tone="ok" title={say('log_logged', crm)}>
          <StartedTasks activityId={activity.id} />
        </Notice>
      );
    case 'asking':
      return (
        <Notice tone="wait" title={say('log_asking', crm)}>
          <p>{say('log_asking_help', crm, when ?? say('in_a_moment'))}</p>
        </Notice>
      );
    case 'waiting':
      if (problem) {
        const kept = when === undefined ? say('log_kept_and_sent') : say('log_kept_and_sent_at', when);
        return <ProblemNotice problem={problem} kept={kept} />;
      }
      return <Notice tone="wait" title={say('log_waiting', crm)} />;
    default:
      return <Notice tone="wait" title={say('log_sending', crm)} />;
  }
}
