import { otherNumber, type Activity } from '../../core/activity/activity';
import { numberOfParty } from '../../core/activity/call';
import type { Contact, NewContactOffer } from '../../core/crm/contact';
import type { FoundContacts } from '../../core/crm/contact-answer';
import { recently } from '../../core/basics/age';
import { withAccountOptions } from '../../core/crm/account-data';
import { additionalFields } from '../../core/crm/connector-manifest';
import { isObject, objectOf, type JsonObject } from '../../core/basics/json';
import { fail, toProblem, type Problem } from '../../core/basics/problem';
import { activities } from '../../storage/activity/activities';
import { loadAccountData } from '../crm/load-account-data';
import { loadConnectedPlatform } from '../crm/load-connector';
import { findContacts, matchContacts } from '../crm/find-contacts';
import { requireConnection } from '../../storage/sign-in/session-owner';

/** What a log form needs to know beyond the activity. */
export interface LogLookup {
  readonly contacts: readonly Contact[];
  /** The other members of a group, and the contacts with their numbers; `undefined` where these were not found out. */
  readonly members: readonly { readonly number: string; readonly contacts: readonly Contact[] | undefined }[];
  readonly newContact?: NewContactOffer;
  /** The manifest's part for this CRM, for core/crm/connector-description.ts. */
  readonly platform?: JsonObject;
  /** Why contacts could not be looked up: nobody knows whether there are none. */
  readonly problem?: Problem;
}

/** A call that is still on is recorded when it has ended; its form asks about it before. */
export type Unrecorded = Pick<Activity, 'call'>;

/**
 * What the log form needs beyond the activity. If contacts cannot be looked up now, the form opens anyway. Throws
 * `not_found`, `not_connected`.
 */
export async function getLogContext(activityId: string, unrecorded?: Unrecorded): Promise<LogLookup> {
  const activity: Pick<Activity, 'call' | 'conversation'> =
    (await activities.get(activityId)) ?? unrecorded ?? fail('not_found');
  await requireConnection();
  const [found, members, connector] = await Promise.all([
    settle(() => contactsOf(otherNumber(activity))),
    settle(() => matchMembers(activity)),
    settle(loadPlatform),
  ]);
  const problem = found.problem ?? connector.problem;
  return {
    contacts: found.value?.contacts ?? [],
    members: members.value ?? [],
    ...(found.value?.newContact && { newContact: found.value.newContact }),
    ...(connector.value && { platform: connector.value }),
    ...(problem && { problem }),
  };
}

/** The manifest's part for this CRM, its fields with the options that the CRM has for them. */
async function loadPlatform(): Promise<JsonObject> {
  const platform = await loadConnectedPlatform(recently);
  const lists = logForms.map((form) => additionalFields(platform, form));
  const data = await loadAccountData(lists);
  if (Object.keys(data).length === 0) return platform;
  const page = objectOf(platform['page']);
  const filled = logForms.map((form, index) => {
    const part = page[form];
    return [
      form,
      isObject(part) ? { ...part, additionalFields: withAccountOptions(lists[index], data) } : part,
    ] as const;
  });
  return { ...platform, page: { ...page, ...Object.fromEntries(filled) } };
}

const logForms = ['callLog', 'messageLog', 'newContact'] as const;

async function contactsOf(number: string): Promise<FoundContacts> {
  return number ? findContacts(number) : { contacts: [], newContact: undefined };
}

/** Looks up the other members of a group. */
async function matchMembers({ conversation }: Pick<Activity, 'conversation'>): Promise<LogLookup['members']> {
  const numbers = (conversation?.correspondents ?? []).slice(1).map(numberOfParty).filter(Boolean);
  const found = numbers.length > 0 ? await matchContacts(numbers) : {};
  return numbers.map((number) => ({ number, contacts: found[number] }));
}

async function settle<T>(work: () => Promise<T>) {
  try {
    return { value: await work() };
  } catch (error) {
    return { problem: toProblem(error) };
  }
}
