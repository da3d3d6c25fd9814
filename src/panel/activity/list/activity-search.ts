import { isOf } from '../../../core/crm/account';
import type { Activity } from '../../../core/activity/activity';
import { lineOf, type ActivityLine } from '../../../core/activity/activity-line';
import { byUrgency } from '../../../core/activity/activity-summary';
import { activities } from '../../../storage/activity/activities';
import { searchFor } from '../../../core/basics/word-search';
import { isUnder, type ActivityFilter } from './activity-groups';
import type { IsLeftToServer } from '../../shared/left-to-server';

export interface ActivityPage {
  readonly lines: ActivityLine[];
  /** Number of all matches. */
  readonly total: number;
}

/** A page of the list beyond what is in memory: filtered, searched, with activities that need a person first. */
export async function searchActivities(query: {
  filter?: ActivityFilter | undefined;
  kind?: Activity['kind'] | undefined;
  search?: string | undefined;
  /** Whose (`personKey`). */
  person: string;
  isLeft: IsLeftToServer;
  offset: number;
  limit: number;
}): Promise<ActivityPage> {
  const isWanted = searchFor(query.search ?? '');
  const found = (await activities.all())
    .filter(({ account }) => isOf(account, query.person))
    .filter(({ kind }) => query.kind === undefined || kind === query.kind)
    .filter((activity) => !query.search || isWanted(textsOf(activity)));
  const lines = found
    .map(lineOf)
    .filter((line) => isUnder(query.filter, line, query.isLeft))
    .toSorted(byUrgency);
  return { lines: lines.slice(query.offset, query.offset + query.limit), total: lines.length };
}

/** The text that is searched: people, numbers, and what was written. */
function textsOf({ call, conversation, form }: Activity): (string | undefined)[] {
  const parties = call ? [call.from, call.to] : (conversation?.correspondents ?? []);
  const people = parties.flatMap(({ name, phoneNumber, extensionNumber }) => [
    name,
    phoneNumber,
    extensionNumber,
  ]);
  const contacts = [form?.contact, ...(form?.others ?? [])].flatMap((contact) => [
    contact?.name,
    contact?.company,
  ]);
  const words = [form?.subject, form?.note, ...(conversation?.messages.map(({ text }) => text) ?? [])];
  return [...people, ...contacts, ...words];
}
