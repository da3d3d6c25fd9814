import { contactKey, type Contact } from '../../../core/crm/contact';
import type { LogContext } from '../log-context';
import { FormField } from '../../ui/FormField';
import { Select } from '../../ui/Select';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { labelOf } from '../../shared/contact-label';

interface GroupMembersProps {
  members: LogContext['members'];
  chosen: readonly Contact[];
  onChoose: (chosen: Contact[]) => void;
}

/** The other members of a group; the conversation is logged for everyone chosen here. */
export function GroupMembers({ members, chosen, onChoose }: GroupMembersProps) {
  return members.map(({ number, contacts: found }) => {
    const contacts = found ?? [];
    const mine = contacts.find((contact) => chosen.some((one) => contactKey(one) === contactKey(contact)));
    const others = chosen.filter(
      (one) => !contacts.some((contact) => contactKey(contact) === contactKey(one)),
    );
    return (
      <FormField
        key={number}
        label={say('log_also_for', sayNumber(number))}
        hint={contacts.length === 0 ? say(found ? 'log_member_unknown' : 'log_member_not_known') : undefined}
      >
        {(control) => (
          <Select
            {...control}
            value={mine ? contactKey(mine) : ''}
            placeholder={say('log_not_for_member')}
            options={contacts.map((contact) => ({ value: contactKey(contact), label: labelOf(contact) }))}
            onChange={(event) => {
              const contact = contacts.find((one) => contactKey(one) === event.target.value);
              onChoose(contact ? [...others, contact] : others);
            }}
          />
        )}
      </FormField>
    );
  });
}
