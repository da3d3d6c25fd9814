import type { Activity } from '../../core/activity';
import { useAction } from '../request';
import { goTo, hashOf } from '../route';
import { usePanel } from '../store';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { Footer } from '../ui/Footer';
import { KeyValues } from '../ui/KeyValues';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { callLine, whoOf } from './activity-words';
import { CallTag } from './CallTag';
import { labelOf } from './ContactField';
import { FateNotice } from './FateNotice';
import './log.css';

/** A log that is written down: where it is on its way, or that it has arrived. */
export function LogResult({ activity }: { activity: Activity }) {
  const { call, form } = activity;
  const language = usePanel((state) => state.language);
  const sendNow = useAction('logActivity');
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
          {form && activity.fate === 'waiting' && activity.problem && (
            <Button
              variant="quiet"
              busy={sendNow.isRunning}
              onClick={() => void sendNow.run({ activityId: activity.id, form })}
            >
              {say('log_send_now')}
            </Button>
          )}
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
