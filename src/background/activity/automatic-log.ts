import type { ServerSession } from '../../api/basics/app-connect';
import { lookUpContacts } from '../crm/look-up-contacts';
import { needingPerson, otherParty, withOperations, type Activity } from '../../core/activity/activity';
import {
  emptyForm,
  logInputSchema,
  numberOfParty,
  type LogInput,
  type Party,
} from '../../core/activity/call';
import type { Contact } from '../../core/crm/contact';
import type { FoundContacts } from '../../core/crm/contact-answer';
import { fieldsFor, initialValues, missingKeys } from '../../core/crm/declared-log-field';
import { resolveContact, type LoggingRules } from '../../core/settings/logging-rules';
import { withForm } from '../../core/activity/log-plan';
import { type Problem } from '../../core/basics/problem';
import { isObject } from '../../core/basics/json';
import { parseAs } from '../../core/basics/shape';
import * as draftName from '../../core/forms/draft-name';
import { readLoggingRules } from '../../storage/settings/preferences';
import type { Context } from '../worker/context';
import { readDraft } from '../sign-in/drafts';
import { canSetDisposition } from './dispositions';
import { areCallsLoggedByServer } from './logging-rules-in-force';
import { requireConnection } from '../../storage/sign-in/session-owner';

/** What was typed into the form and left there. */
async function readTyped(id: string): Promise<LogInput | undefined> {
  const draft = await readDraft(draftName.log(id));
  return (
    draft &&
    parseAs(logInputSchema, { ...emptyForm, ...(isObject(draft.value) && draft.value) }, 'field_missing')
  );
}

/**
 * Automatic logging: finds the contact by the person's rules and queues the log, or asks the person. What was left in
 * the form is logged where it is complete: with a known contact, and all that the connector requires.
 */
export async function resolveActivity(
  context: Context,
  activity: Activity,
  session: ServerSession,
): Promise<(known: Activity) => Activity> {
  // This was not known yet when the call was recorded.
  if (activity.kind === 'call' && (await areCallsLoggedByServer()))
    return (known) => withOperations(known, [], context.now());
  const connection = await requireConnection();
  const rules = await readLoggingRules();
  const parties = activity.conversation?.correspondents ?? [otherParty(activity)];
  const found = await Promise.all(parties.map((party) => lookUp(context, session, party)));
  const chosen = chooseContacts(found, rules);
  const now = context.now();
  const typed = await readTyped(activity.id);
  const [match, ...others] = typed?.newContact ? [] : chosen.contacts;
  const contact = typed?.contact ?? match;
  const problem = contact ? undefined : (chosen.problem ?? (typed && 'contact_unknown'));
  if (problem) return askPerson({ code: problem }, typed);

  const { declaredLog } = connection;
  const type = found[0]?.newContact?.defaultType || declaredLog?.contactType || 'Contact';
  const whose = contact ?? { type };
  const declared = activity.kind === 'call' ? declaredLog?.callFields : declaredLog?.messageFields;
  const fields = fieldsFor(declared ?? [], {
    contact: whose,
    newContact: found[0]?.newContact,
    noneTitle: '',
  });
  const form: LogInput = {
    ...(contact ? { contact } : { newContact: { name: nameOf(otherParty(activity)), type } }),
    ...(others.length > 0 && { others }),
    // The connector writes a subject itself, in the CRM's language.
    ...emptyForm,
    ...typed,
    additional: { ...initialValues(fields, contact), ...typed?.additional },
  };
  // No page has read yet which fields this CRM requires; a required field must not be skipped silently.
  if (!declaredLog) return askPerson({ code: 'fields_unknown' }, form);
  const missing = missingKeys(fields, form.additional);
  if (missing.length > 0) return askPerson({ code: 'field_missing', missing }, form);
  const setsDisposition = await canSetDisposition();
  return (known) => withForm(known, form, setsDisposition, now);
}

async function lookUp(context: Context, session: ServerSession, party: Party): Promise<FoundContacts> {
  const number = numberOfParty(party);
  if (!number) return { contacts: [], newContact: undefined };
  return lookUpContacts(context, session, number);
}

/** In a group, contacts that can be determined are logged, even if others cannot. */
function chooseContacts(found: readonly FoundContacts[], rules: LoggingRules) {
  const resolutions = found.map(({ contacts }) => resolveContact(contacts, rules));
  const contacts: Contact[] = [];
  for (const resolution of resolutions) if ('contact' in resolution) contacts.push(resolution.contact);
  const [first = { problem: 'contact_unknown' as const }] = resolutions;
  const problem = contacts.length === 0 && 'problem' in first ? first.problem : undefined;
  return { contacts, problem };
}

/** What a carrier calls a number ("WIRELESS CALLER") is nobody's name; an extension's name is RingCentral's own. */
function nameOf(party: Party): string {
  return (!party.phoneNumber && party.name) || numberOfParty(party);
}

function askPerson(problem: Problem, form?: LogInput): (known: Activity) => Activity {
  return (known) => needingPerson({ ...known, ...(form && { form }) }, problem);
}
