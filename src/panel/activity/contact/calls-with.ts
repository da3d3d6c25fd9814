import { isOf } from '../../../core/crm/account';
import { isSameNumber } from '../../../core/crm/phone-number';
import { otherNumber, type Activity } from '../../../core/activity/activity';
import { lineOf, type ActivityLine } from '../../../core/activity/activity-line';
import { numberOfParty } from '../../../core/activity/call';
import { knownNote } from '../../../core/activity/known-note';
import { activities } from '../../../storage/activity/activities';

/** A call or message as a contact's card shows it. */
export interface ContactCall {
  readonly line: ActivityLine;
  /** What is known here of its note; '' for nothing. */
  readonly note: string;
  /** The CRM has a log of it, which can be read. */
  readonly isLogged: boolean;
}

export interface ContactCalls {
  readonly newest: readonly ContactCall[];
  /** Number of all. */
  readonly total: number;
}

/** How many a card shows. */
const most = 10;

/** Calls and messages of a person (`personKey`) with a number, the newest first. */
export async function findCallsWith({
  number,
  person,
}: {
  readonly number: string;
  readonly person: string;
}): Promise<ContactCalls> {
  const found = (await activities.all())
    .filter(({ account }) => isOf(account, person))
    .filter((activity) => numbersOf(activity).some((other) => isSameNumber(other, number)))
    .map((activity) => ({
      line: lineOf(activity),
      note: knownNote(activity),
      isLogged: activity.call !== undefined && Boolean(activity.logId),
    }))
    .toSorted((a, b) => b.line.startedAt - a.line.startedAt);
  return { newest: found.slice(0, most), total: found.length };
}

function numbersOf(activity: Activity): string[] {
  return [otherNumber(activity), ...(activity.conversation?.correspondents ?? []).map(numberOfParty)];
}
