import { useId } from 'react';
import { otherNumber, otherParty, type Activity } from '../../../core/activity/activity';
import { isInternal } from '../../../core/activity/call';
import type { CrmLog } from '../../../core/activity/crm-log';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { RefusedParts } from '../../forms/RefusedParts';
import { ProblemSummary, SeveralProblems } from '../../forms/ProblemSummary';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { FormField } from '../../ui/FormField';
import { useLoggedByServer } from '../../shared/server-logged';
import { Fields } from '../../ui/Fields';
import { Footer } from '../../ui/Footer';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { TextInput } from '../../ui/TextInput';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { useCanCallBack } from '../../shared/can-call-back';
import { useWayBack } from '../../shared/way-back';
import { CallBackField } from './CallBackField';
import { CallBackLater } from './CallBackLater';
import { CallTag } from './CallTag';
import { ContactField } from './ContactField';
import { GroupMembers } from './GroupMembers';
import { IgnoreButton } from './IgnoreButton';
import { LeftToServer } from './LeftToServer';
import { LogNotices } from './LogNotices';
import { NoteField } from './NoteField';
import { ConversationMessages } from './ConversationMessages';
import { PartyNumber } from './PartyNumber';
import { TheirLog } from './TheirLog';
import { useLogForm } from './use-log-form';
import { useLogKeys } from './use-log-keys';
import { WhatRuns } from './WhatRuns';
import './log.css';

interface LogFormProps {
  activity: Activity;
  /** The CRM has the log: the contact stays, and saving updates it. */
  isUpdate?: boolean;
  /** The existing log, if this panel did not write it; saving changes it instead of creating a second one. */
  theirLog?: CrmLog | undefined;
  /** The call is still on: what is typed is kept, and can be saved once it has ended. */
  isCurrent?: boolean;
  /** The log was sent, or left, by somebody else while it was written here: saving waits, or changes it. */
  hasMovedOn: boolean;
  /** From here on it is not to be taken off the screen. */
  onTyped: () => void;
  onSaved: () => void;
}

/** What a person enters about a call or conversation before it is logged. */
export function LogForm(props: LogFormProps) {
  const { activity, isUpdate = false, theirLog, isCurrent = false, hasMovedOn, onTyped, onSaved } = props;
  const formId = useId();
  const contactId = `${formId}-contact`;
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const callBackId = `${formId}-call-back`;
  const options = { contactId, callBackId, isUpdate, isCurrent, theirLog, onTyped, onSaved };
  const { draft, change, lookup, context, problems, save, ...log } = useLogForm(activity, options);
  const isThere = isUpdate || theirLog !== undefined;
  const isCall = activity.kind === 'call';
  // The server takes an empty note for none, and leaves the one that is there (src/api/README.md, Logging).
  const isEmptied = log.note.trim() === '' && (theirLog ?? activity.delivered)?.note.trim() && isThere;
  const byServer = useLoggedByServer() && isCall && activity.fate === 'todo';
  const canCallBack = useCanCallBack() && isCall && !isInternal(otherParty(activity));
  const installed = usePanel((state) => state.installedPlugins.plugins);
  const plugins = installed.filter(({ logTypes }) => logTypes.some((type) => type === activity.kind));
  const isLookingUp = lookup.isLoading && !lookup.output;
  const hasFields = Object.keys(log.form.schema['properties'] ?? {}).length > 0;
  const hindrance = isCurrent ? say('log_call_is_on') : isLookingUp ? say('log_looking_up') : undefined;
  const saving = {
    busy: save.isRunning,
    unavailable: hindrance,
    title: say('log_save_keys'),
    'aria-keyshortcuts': 'Control+Enter Meta+Enter',
  };
  const wayBack = useWayBack();
  const saveNow = () => {
    if (save.isRunning || hindrance !== undefined) return;
    log.tryIt();
    const form = document.getElementById(formId);
    if (hasFields && form instanceof HTMLFormElement) form.requestSubmit();
    else void log.saveLog(log.additional);
  };
  useLogKeys({ save: saveNow, leave: wayBack.leave });
  const saveLabel = say(theirLog ? 'log_save_update' : 'log_save');
  const kept = isCurrent
    ? say('log_call_is_on')
    : say(isThere && plugins.length > 0 ? 'log_runs_again' : 'log_kept_until', crm);
  const footer = (
    <Footer
      consequence={problems.length > 0 ? <ProblemSummary problems={problems} /> : kept}
      tone={problems.length > 0 ? 'bad' : 'plain'}
    >
      <Button variant="quiet" onClick={wayBack.leave} aria-keyshortcuts="Escape">
        {say('log_later')}
      </Button>
      {hasFields ? (
        <Button type="submit" form={formId} {...saving} onClick={log.tryIt}>
          {saveLabel}
        </Button>
      ) : (
        <Button {...saving} onClick={() => void log.saveLog(log.additional)}>
          {saveLabel}
        </Button>
      )}
    </Footer>
  );
  return (
    <Screen
      title={say(isThere ? 'log_title_update' : `log_title_${activity.kind}`)}
      back={{ href: wayBack.href, label: say('back') }}
      actions={
        <>
          <CallTag activity={activity} />
          <CallBackLater activity={activity} />
        </>
      }
      footer={footer}
    >
      <Section>
        <SeveralProblems problems={problems} />
        <PartyNumber activity={activity} />
        {byServer && !isThere && !isCurrent && <LeftToServer activity={activity} />}
        {theirLog && <TheirLog activityId={activity.id} log={theirLog} note={draft.note} />}
        <LogNotices
          activity={activity}
          hasMovedOn={hasMovedOn && !save.isRunning}
          save={save.problem}
          lookup={lookup}
        />
        <Fields>
          {!isThere && (
            <ContactField
              id={contactId}
              number={sayNumber(otherNumber(activity))}
              crm={crm}
              party={otherParty(activity)}
              context={context}
              isLookingUp={isLookingUp}
              isUnknown={context.problem !== undefined || lookup.problem !== undefined}
              contact={log.contact}
              newContact={draft.newContact}
              error={log.contactError}
              onChoose={log.choose}
              onMake={log.make}
            />
          )}
          {context.members.length > 0 && (
            <GroupMembers
              members={context.members}
              chosen={draft.others ?? []}
              onChoose={(others) => change({ others })}
            />
          )}
          {isCall && (
            <>
              <FormField label={say('log_subject')}>
                {(control) => (
                  <TextInput
                    {...control}
                    value={log.subject}
                    maxLength={200}
                    onChange={(event) => change({ subject: event.target.value })}
                  />
                )}
              </FormField>
              <NoteField
                activity={activity}
                contact={log.contact ?? draft.newContact}
                value={log.note}
                hint={Boolean(isEmptied) && say('log_note_stays', crm)}
                onChange={(note) => change({ note })}
              />
            </>
          )}
          <RefusedParts problems={context.refused} />
          {isLookingUp && <Skeleton label={say('loading')} rows={1} />}
          {hasFields && (
            <LazySchemaForm
              // Another contact has other options, so the fields start afresh.
              key={theirLog?.logId ?? draft.newContact?.type ?? log.contact?.id ?? ''}
              id={formId}
              form={log.form}
              value={log.additional}
              onChange={(additional) => change({ additional })}
              onProblems={log.setFieldProblems}
              onSubmit={(additional) => void log.saveLog(additional)}
            />
          )}
          {canCallBack && (
            <CallBackField
              id={callBackId}
              at={draft.callBackAt}
              error={log.callBackError}
              onChange={log.callBackAt}
            />
          )}
        </Fields>
        {activity.conversation && <ConversationMessages conversation={activity.conversation} />}
        {lookup.output && <WhatRuns crm={crm} kind={activity.kind} plugins={plugins} />}
        {activity.fate === 'todo' && !theirLog && !isCurrent && <IgnoreButton activityId={activity.id} />}
      </Section>
    </Screen>
  );
}
