import { useMemo, useState } from 'react';
import type { Activity } from '../../../core/activity/activity';
import { contactKey, type Contact, type NewContact } from '../../../core/crm/contact';
import { lineOf } from '../../../core/activity/activity-line';
import type { CrmLog } from '../../../core/activity/crm-log';
import { sameJson } from '../../../core/basics/json';
import { fieldsFor, initialValues } from '../../../core/crm/declared-log-field';
import { noSettings, withSettingDefaults } from '../../../core/crm/setting-defaults';
import * as draftName from '../../../core/forms/draft-name';
import { lastFirst, readLastValues, withLastValues } from '../../../core/crm/last-values';
import { fieldsForType, keepFitting, logFieldsSchema, type LogField } from '../../../core/crm/log-field';
import { callBackTimeError } from '../../shared/CallBackTimeField';
import { useDraft } from '../../shared/use-draft';
import { focusControl } from '../../forms/focus';
import type { FormProblem } from '../../forms/form-values';
import { say } from '../../app/words';
import { isInternal, type Party } from '../../../core/activity/call';
import { whoOf } from '../../shared/activity-line-words';
import { useOpenForm } from './use-open-form';
import { useLogContext, type LogContext } from '../log-context';
import { useLogSave } from '../use-log-save';
import {
  contactOf,
  draftToKeep,
  finishDraft,
  openDraft,
  secretsOfLog,
  sentBy,
  draftWithContact,
  withSentSecrets,
  type LogDraft,
} from './log-draft';

const nothing: LogContext = {
  contacts: [],
  members: [],
  fields: [],
  newContactFields: [],
  contactTypes: [],
  canCreateContact: false,
  refused: [],
  settings: noSettings,
};

interface LogFormOptions {
  /** Id of the contact's control. */
  readonly contactId: string;
  /** Id of the control of the call-back's time. */
  readonly callBackId: string;
  readonly isUpdate: boolean;
  /** The call is still on, or its record is only about to come. */
  readonly isCurrent: boolean;
  /** The existing log, if this panel did not write it. */
  readonly theirLog: CrmLog | undefined;
  readonly onTyped: () => void;
  readonly onSaved: () => void;
}

/** State of the log form: what is typed (kept as it is typed), what is missing, and saving. */
export function useLogForm(activity: Activity, options: LogFormOptions) {
  const { contactId, callBackId, isUpdate, isCurrent, theirLog, onTyped, onSaved } = options;
  const { id: activityId } = activity;
  useOpenForm(activityId);
  const lookup = useLogContext(activity, isCurrent);
  const context = lookup.output ?? nothing;
  const declared = useMemo(() => [...context.fields, ...context.newContactFields], [context]);
  const secrets = useMemo(() => secretsOfLog(declared, sentBy(activity)), [declared, activity]);
  const keeper = useDraft(draftName.log(activityId), secrets, 'additional');
  const keptLast = useDraft(draftName.lastValues, secrets);
  const [draft, setDraft] = useState(() => openDraft(keeper.kept, activity));
  const [fieldProblems, setFieldProblems] = useState<readonly FormProblem[]>([]);
  const [wasTried, setTried] = useState(false);
  const save = useLogSave();

  const contact = theirLog ? theirContact(theirLog, context.contacts) : contactOf(draft, context.contacts);
  const fields = fieldsOf(context, draft, contact);
  // As they were when the form opened: options must not move under the cursor.
  const [last] = useState(() => readLastValues(keptLast.kept));
  const form = logFieldsSchema(lastFirst(fields, last));
  const known = { ...initialValues(fields, contact), ...keepFitting(fields, theirLog?.dispositions ?? {}) };
  const typed = withSentSecrets(draft, sentBy(activity), secrets);
  const additional = { ...known, ...keepFitting(fields, typed) };
  const subject = theirLog?.subject || subjectOf(activity, contact?.name ?? draft.newContact?.name);
  const note = theirLog?.note ?? '';
  const isNamed = theirLog !== undefined || contact !== undefined || draft.newContact?.name.trim();
  const contactError = wasTried && !isNamed ? say('log_contact_missing') : undefined;
  const contactProblems = contactError === undefined ? [] : [{ controlId: contactId, message: contactError }];
  const callBackError = draft.callBackAt === undefined ? undefined : callBackTimeError(draft.callBackAt);
  const timeProblems = callBackError === undefined ? [] : [{ controlId: callBackId, message: callBackError }];

  const keep = (changed: LogDraft) => {
    setDraft(changed);
    onTyped();
    keeper.keep(draftToKeep(changed, declared.length > 0 ? undefined : { draft: keeper.kept }));
  };
  return {
    draft,
    change: (part: Partial<LogDraft>) => keep({ ...draft, ...part }),
    lookup,
    context,
    contact,
    contactError,
    form,
    additional,
    choose: (chosen: Contact | undefined) => keep(draftWithContact(draft, chosen)),
    make: (newContact: NewContact) => keep({ ...draftWithContact(draft, undefined), newContact }),
    callBackAt: (callBackAt: number | undefined) => {
      const { callBackAt: _before, ...others } = draft;
      keep(callBackAt === undefined ? others : { ...others, callBackAt });
    },
    /** Follows the contact until the person types another. */
    subject: draft.subject ?? subject,
    note: draft.note ?? note,
    problems: [...contactProblems, ...fieldProblems, ...timeProblems],
    callBackError,
    setFieldProblems,
    save,
    /** From now on, shows what is missing. */
    tryIt: () => setTried(true),
    async saveLog(values: LogDraft['additional']) {
      if (isCurrent) return;
      setTried(true);
      if (!isNamed) return focusControl(contactId);
      if (callBackError !== undefined) return focusControl(callBackId);
      keeper.flush();
      // Not all fields of an existing log can be read: fields that nobody changed here are left as they are.
      const changed = theirLog ? withoutSame(values, known) : values;
      const shown = withOwnFields({ ...draft, additional: changed }, context);
      const written = finishDraft(shown, contact, { subject, note });
      const wish = theirLog ? { isUpdate: true, theirLog } : { isUpdate };
      const done = await save.run({ activityId, form: written, ...wish });
      if (!done) return;
      keptLast.keep(withLastValues(readLastValues(keptLast.kept), fields, shown.additional));
      keptLast.flush();
      onSaved();
    },
  };
}

function withoutSame(values: LogDraft['additional'], known: LogDraft['additional']) {
  return Object.fromEntries(Object.entries(values).filter(([key, value]) => !sameJson(value, known[key])));
}

/** The contact of the existing log, if it is among the number's contacts; an update leaves it unchanged. */
function theirContact({ contactName }: CrmLog, matches: readonly Contact[]): Contact | undefined {
  const named = matches.filter(({ name }) => name === contactName);
  return named.length === 1 ? named[0] : undefined;
}

/** The connector's fields for this contact; a contact being created has fields of its own. */
function fieldsOf(context: LogContext, { newContact }: LogDraft, contact: Contact | undefined): LogField[] {
  const declared = newContact ? [...context.fields, ...context.newContactFields] : context.fields;
  const whose = newContact ? { type: newContact.type } : contact;
  const fields = fieldsFor(fieldsForType(declared, whose?.type), {
    contact: whose,
    newContact: context.newContact,
    noneTitle: say('none'),
  });
  return withSettingDefaults(fields, context.settings);
}

/** Fields that belong to creating the contact are sent with that request too. The form shows who has the number. */
function withOwnFields(
  draft: LogDraft,
  { newContactFields, contacts }: Pick<LogContext, 'newContactFields' | 'contacts'>,
): LogDraft {
  if (!draft.newContact) return draft;
  const keys = new Set(newContactFields.map(({ key }) => key));
  const own = Object.entries(draft.additional).filter(([key]) => keys.has(key));
  const { name, type } = draft.newContact;
  const additional = keys.size > 0 && { additional: Object.fromEntries(own) };
  return { ...draft, newContact: { name, type, ...additional, besides: contacts.map(contactKey) } };
}

function subjectOf(activity: Activity, name: string | undefined): string {
  const line = lineOf(activity);
  // What the network calls a number stays out of the CRM.
  const who = name || whoOf({ ...line, party: withoutHint(line.party) });
  if (activity.kind !== 'call') return say(`log_subject_${activity.kind}`, who);
  return say(line.direction === 'Inbound' ? 'log_subject_inbound' : 'log_subject_outbound', who);
}

function withoutHint(party: Party): Party {
  const { name: _hint, ...known } = party;
  return isInternal(party) ? party : known;
}
