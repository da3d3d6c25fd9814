import type { Activity } from '../../../core/activity/activity';
import { lineOf } from '../../../core/activity/activity-line';
import { retryActivity } from '../../../actions/activity/decide-activity';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { useWayBack } from '../../shared/way-back';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Footer } from '../../ui/Footer';
import { KeyValues } from '../../ui/KeyValues';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { whatLine, whoOf } from '../../shared/activity-line-words';
import { CallBackLater } from './CallBackLater';
import { CallTag } from './CallTag';
import { labelOf } from '../../shared/contact-label';
import { CrmSide } from './CrmSide';
import { FateNotice } from './FateNotice';
import { ConversationMessages } from './ConversationMessages';
import { canChange, goesOn } from './log-state';
import { PartyNumber } from './PartyNumber';
import { useLogKeys } from './use-log-keys';
import { useOwnerKey } from '../../shared/use-owner-key';
import './log.css';

interface LogResultProps {
  activity: Activity;
  onChange: () => void;
}

/** A log that was queued: whether it is on its way, has arrived, or needs something. */
export function LogResult({ activity, onChange }: LogResultProps) {
  const { form, fate, logId, call, conversation, isOnce } = activity;
  const wayBack = useWayBack();
  useLogKeys({ leave: wayBack.leave });
  const sendNow = useAttempt(retryActivity);
  const language = usePanel((state) => state.language);
  const keepsCallLogs = usePanel((state) => state.connection?.declaredLog?.keepsCallLogs === true);
  // One that is not in the CRM as it should be is still the person's to put right.
  const isKept = keepsCallLogs && call !== undefined && fate === 'logged';
  const isOwn = useOwnerKey() === activity.account;
  const note = form?.note.trim();
  const line = lineOf(activity);
  const contacts = [form?.contact, ...(form?.others ?? [])].filter((contact) => contact !== undefined);
  const rows = [
    { key: say('log_contact'), value: contacts.map(labelOf).join(', ') || whoOf(line) },
    { key: say(`kind_${activity.kind}`), value: whatLine(line, language) },
    ...(form?.subject ? [{ key: say('log_subject'), value: form.subject }] : []),
  ];
  return (
    <Screen
      title={say(`log_title_${activity.kind}`)}
      back={{ href: wayBack.href, label: say('back') }}
      actions={
        <>
          <CallTag activity={activity} />
          <CallBackLater activity={activity} />
        </>
      }
      footer={
        <Footer consequence={goesOn(activity) ? say('log_goes_on') : undefined}>
          {isOwn && fate === 'waiting' && (activity.problem || isOnce) && goesOn(activity) && (
            <Button variant="quiet" busy={sendNow.isRunning} onClick={() => void sendNow.run(activity.id)}>
              {say('log_send_now')}
            </Button>
          )}
          {isOwn && canChange(activity) && !isKept && (
            <Button variant="quiet" onClick={onChange}>
              {say('log_change')}
            </Button>
          )}
          <Button onClick={wayBack.leave} aria-keyshortcuts="Escape">
            {say('done')}
          </Button>
        </Footer>
      }
    >
      <Section>
        <output className="log-fate">
          <FateNotice activity={activity} />
        </output>
        {fate === 'logged' && activity.problem && <ProblemNotice problem={activity.problem} />}
        <Card title={say(form ? 'log_written' : `kind_${activity.kind}`)}>
          <KeyValues rows={rows} />
          {note && <p className="log-written-note">{note}</p>}
          {isOwn && call && logId && <CrmSide activity={activity} />}
        </Card>
        <PartyNumber activity={activity} />
        {conversation && <ConversationMessages conversation={conversation} />}
      </Section>
    </Screen>
  );
}
