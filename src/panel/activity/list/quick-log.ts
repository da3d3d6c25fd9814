import type { Activity } from '../../../core/activity/activity';
import type { LogInput } from '../../../core/activity/call';
import type { Contact, NewContact } from '../../../core/crm/contact';
import { fieldsFor, initialValues, missingKeys } from '../../../core/crm/declared-log-field';
import { keepFitting } from '../../../core/crm/log-field';
import { say } from '../../app/words';
import type { LogContext } from '../log-context';

/**
 * The form of a log that only lacked a contact. `undefined` if the connector requires a field that is still empty:
 * then the full form is needed.
 */
export function quickForm(
  before: Activity['form'],
  context: LogContext,
  chosen: { contact: Contact } | { newContact: NewContact },
): LogInput | undefined {
  const isNew = 'newContact' in chosen;
  const contact = isNew ? { type: chosen.newContact.type } : chosen.contact;
  const declared = isNew ? [...context.fields, ...context.newContactFields] : context.fields;
  const fields = fieldsFor(declared, { contact, newContact: context.newContact, noneTitle: say('none') });
  const additional = {
    ...initialValues(fields, isNew ? undefined : chosen.contact),
    ...keepFitting(fields, before?.additional ?? {}),
  };
  if (missingKeys(fields, additional).length > 0) return undefined;
  return { subject: before?.subject ?? '', note: before?.note ?? '', additional, ...chosen };
}
