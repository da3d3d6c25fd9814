import { useState } from 'react';
import { findContacts } from '../../../actions/crm/find-contacts';
import { isInternal } from '../../../core/activity/call';
import type { FoundContacts } from '../../../core/crm/contact-answer';
import { contactKey, type Contact } from '../../../core/crm/contact';
import * as draftName from '../../../core/forms/draft-name';
import { tomorrow } from '../../../core/basics/local-time';
import { systemClock } from '../../../platform/clock';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { EmptyState } from '../../ui/EmptyState';
import { FormField } from '../../ui/FormField';
import { Screen } from '../../ui/Screen';
import { Select } from '../../ui/Select';
import { SmallText } from '../../ui/SmallText';
import { labelOf } from '../../shared/contact-label';
import { CallBackForm } from './CallBackForm';
import { useSchedule } from './use-schedule';

const none: readonly Contact[] = [];
const recent = recentAnswers<FoundContacts>();

/** Puts a number on the list. */
export function NewCallBackScreen({ number }: { number: string }) {
  if (isInternal({ phoneNumber: number }))
    return (
      <Screen
        title={say('call_back_new')}
        back={{ href: hashOf({ screen: 'call_backs' }), label: say('back') }}
      >
        <EmptyState icon="callBack" title={say('call_back_extension_title')}>
          {say('call_back_extension_help', number)}
        </EmptyState>
      </Screen>
    );
  return <NewCallBack number={number} />;
}

function NewCallBack({ number }: { number: string }) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const lookUp = useRecentQuery(recent, findContacts, number);
  const contacts = lookUp.output?.contacts ?? none;
  const [chosen, setChosen] = useState<string>();
  const key = chosen ?? (contacts[0] ? contactKey(contacts[0]) : '');
  const [first] = useState(() => ({ at: tomorrow(systemClock.now()), note: '' }));
  const schedule = useSchedule();
  const contact = contacts.find((one) => contactKey(one) === key);
  return (
    <CallBackForm
      title={say('call_back_new')}
      draftName={draftName.newCallBack(number)}
      number={number}
      first={first}
      isSaving={schedule.isRunning}
      problem={schedule.problem}
      unavailable={lookUp.isLoading ? say('log_looking_up') : undefined}
      onSave={(input) => schedule.run({ ...input, number, contact })}
    >
      <FormField label={say('log_contact')}>
        {(control) => (
          <Select
            {...control}
            value={key}
            placeholder={say('call_back_number_alone')}
            options={contacts.map((one) => ({ value: contactKey(one), label: labelOf(one) }))}
            onChange={(event) => setChosen(event.target.value)}
          />
        )}
      </FormField>
      {lookUp.problem && <SmallText tone="wait">{say('call_back_not_looked_up', crm)}</SmallText>}
    </CallBackForm>
  );
}
