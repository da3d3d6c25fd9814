import type { Activity } from '../../../core/activity/activity';
import type { LogInput } from '../../../core/activity/call';
import type { Contact, NewContact } from '../../../core/crm/contact';
import { fieldsFor, initialValues, missingKeys } from '../../../core/crm/declared-log-field';
import { withSettingDefaults } from '../../../core/crm/setting-defaults';
import { fieldsForType, keepFitting } from '../../../core/crm/log-field';
import { say } from '../../app/words';
import type { LogContext } from '../log-context';
import { finishDraft, openDraft, secretsOfLog, sentBy, withSentSecrets } from '../log/log-draft';

type Chosen = { readonly contact: Contact } | { readonly newContact: NewContact };

/**
 * The form of a log that only lacked a contact, with what was typed for it. `undefined` if the connector requires a
 * field that is still empty: then the full form is needed.
 * @param kept its draft, if there is one
 */
export function quickForm(
  activity: Activity,
  kept: unknown,
  context: Omit<LogContext, 'canCreateContact'>,
  chosen: Chosen,
): LogInput | undefined {
  const { form, missing } = fillQuickForm(activity, kept, context, chosen);
  return missing.length > 0 ? undefined : form;
}

/** The same, with the names of the required fields that are still empty. */
export function fillQuickForm(
  activity: Activity,
  kept: unknown,
  context: Omit<LogContext, 'canCreateContact'>,
  chosen: Chosen,
): { readonly form: LogInput; readonly missing: readonly string[] } {
  const isNew = 'newContact' in chosen;
  const contact = isNew ? { type: chosen.newContact.type } : chosen.contact;
  const declared = isNew ? [...context.fields, ...context.newContactFields] : context.fields;
  const offered = fieldsFor(fieldsForType(declared, contact.type), {
    contact,
    newContact: context.newContact,
    noneTitle: say('none'),
  });
  const fields = withSettingDefaults(offered, context.settings);
  const { contact: _before, newContact: _other, ...draft } = openDraft(kept, activity);
  const sent = sentBy(activity);
  const typed = withSentSecrets(draft, sent, secretsOfLog(declared, sent));
  const additional = {
    ...initialValues(fields, isNew ? undefined : chosen.contact),
    ...keepFitting(fields, typed),
  };
  const missing = new Set(missingKeys(fields, additional));
  // Nobody was shown to have the number.
  const who = isNew ? { newContact: { ...chosen.newContact, besides: [] } } : chosen;
  return {
    form: { ...finishDraft({ ...draft, additional }, undefined, { subject: '', note: '' }), ...who },
    missing: fields.filter(({ key }) => missing.has(key)).map(({ title }) => title),
  };
}
