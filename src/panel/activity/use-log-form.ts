import { useState } from 'react';
import type { Activity } from '../../core/activity';
import type { Contact } from '../../core/call';
import type { FormSchema } from '../../core/form-schema';
import type { LogContext } from '../../protocol/methods';
import { useDraftKeeper } from '../draft';
import { focusControl } from '../form/focus';
import type { FormProblem } from '../form/form-values';
import { useAction, useAnswer } from '../request';
import { usePanel } from '../store';
import { say } from '../words';
import { whoOf } from './activity-words';
import { contactOf, finishDraft, openDraft, withContact, withoutSecrets, type LogDraft } from './log-draft';

const noForm: FormSchema = { schema: {}, uiSchema: {} };
const nothing: Omit<LogContext, 'crmName' | 'contactTypes'> = {
  contacts: [],
  form: noForm,
  plugins: [],
};

/** State of the log form: what is typed (kept as it is typed), what is missing, and saving it. */
export function useLogForm(activity: Activity, contactId: string) {
  const { id: activityId, call } = activity;
  const kept = usePanel((state) => state.drafts[`log:${activityId}`]?.value);
  const [draft, setDraft] = useState(() => openDraft(kept, activity));
  const [fieldProblems, setFieldProblems] = useState<readonly FormProblem[]>([]);
  const [wasTried, setTried] = useState(false);
  const lookup = useAnswer('getLogContext', { activityId });
  const save = useAction('logActivity');
  const keeper = useDraftKeeper(`log:${activityId}`);

  const context = lookup.output ?? nothing;
  const contact = contactOf(draft, context.contacts);
  const subject = say(
    call.direction === 'Inbound' ? 'log_subject_inbound' : 'log_subject_outbound',
    contact?.name ?? whoOf(activity),
  );
  const contactError = wasTried && !contact ? say('log_contact_missing') : undefined;
  const contactProblems = contactError === undefined ? [] : [{ controlId: contactId, message: contactError }];

  const keep = (changed: LogDraft) => {
    setDraft(changed);
    keeper.keep(withoutSecrets(changed, context.form));
  };
  return {
    draft,
    change: (part: Partial<LogDraft>) => keep({ ...draft, ...part }),
    lookup,
    context,
    contact,
    contactError,
    choose: (chosen: Contact | undefined) => keep(withContact(draft, chosen)),
    /** Follows the contact until the person writes another. */
    subject: draft.subject ?? subject,
    problems: [...contactProblems, ...fieldProblems],
    setFieldProblems,
    save,
    /** Says what is missing from now on. */
    tryIt: () => setTried(true),
    async saveLog(additional: LogDraft['additional']) {
      setTried(true);
      if (!contact) return focusControl(contactId);
      keeper.flush();
      await save.run({ activityId, form: finishDraft({ ...draft, additional }, contact, subject) });
    },
  };
}
