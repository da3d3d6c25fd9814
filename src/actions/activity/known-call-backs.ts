import { otherNumber } from '../../core/activity/activity';
import { inOrder, readCallBacks, timeOf, type CallBack } from '../../core/activity/call-back';
import {
  callBacksKey,
  joinKept,
  keptOf,
  readKept,
  readShared,
  sharedRecord,
  type KeptCallBack,
} from '../../core/activity/kept-call-back';
import { isObject, sameJson } from '../../core/basics/json';
import * as draftName from '../../core/forms/draft-name';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { activities } from '../../storage/activity/activities';
import { expectedOf, onDocuments } from '../settings/work-on-documents';
import { askServer } from '../crm/ask-server';

/** What this browser knows of its owner's call-backs. */
export interface KnownCallBacks {
  /** As last read; '' for never. */
  readonly rows: readonly CallBack[];
  readonly readAt: number;
  readonly kept: readonly KeptCallBack[];
}

/** Of more, those that were called longest ago are not kept. */
const mostRows = 300;

/** From what stands under `draftName.callBacks`. */
export function readKnown(stored: unknown): KnownCallBacks {
  const { rows, readAt, kept } = isObject(stored) ? stored : {};
  return {
    rows: readCallBacks({ items: rows }) ?? [],
    readAt: typeof readAt === 'number' ? readAt : 0,
    kept: readKept(kept),
  };
}

/** Keeps it in this browser for its owner: the worker writes it where it exchanges what belongs to an owner. */
export async function keepKnown(owner: string, { rows, readAt, kept }: KnownCallBacks): Promise<void> {
  const shown = inOrder(rows).slice(0, mostRows);
  // For the badge, which the first list shows and must not work out.
  const due = shown.flatMap((row) => (row.status === 'called' ? [] : (timeOf(row) ?? [])));
  await call('saveDraft', { owner, form: draftName.callBacks, value: { rows: shown, readAt, kept, due } });
}

/** The person's whole list, as it is on the server now. Throws `ProblemError`. */
export async function listCallBacks(): Promise<CallBack[]> {
  return askServer('callBacks', { query: { status: 'All' } }, readCallBacks);
}

/**
 * What the logs of this browser know of contacts of which nothing was kept: those scheduled with a log, or by another
 * client.
 */
export async function keptInLogs(owner: string, rows: readonly CallBack[]): Promise<KeptCallBack[]> {
  if (rows.length === 0) return [];
  const mine = (await activities.all()).filter(({ account }) => account === owner);
  return rows.flatMap(({ contactId, scheduledAt }) => {
    const log = mine.findLast(({ form }) => form?.contact?.id === contactId);
    const name = log?.form?.contact?.name;
    return log && name ? [{ contactId, scheduledAt, name, number: otherNumber(log) }] : [];
  });
}

/**
 * Tells the person's other computers names and numbers of these rows, by compare-and-set; what is no longer on the list
 * is taken out. Nothing is written where nothing has changed. Throws `ProblemError`.
 */
export async function shareKept(
  documents: SettingsDocuments,
  kept: readonly KeptCallBack[],
  seen: readonly CallBack[],
): Promise<void> {
  const recordFor = ({ own }: SettingsDocuments, rows: readonly CallBack[]) =>
    sharedRecord(keptOf(joinKept(kept, readShared(own)), rows));
  const isSame = (one: SettingsDocuments, rows: readonly CallBack[]) =>
    sameJson(recordFor(one, rows) ?? null, one.own[callBacksKey] ?? null);
  if (isSame(documents, seen)) return;
  await onDocuments(documents, async (found) => {
    // Read after the settings: what another computer has told by then is on the list.
    const rows = await listCallBacks();
    if (isSame(found, rows)) return;
    const record = recordFor(found, rows);
    await call('saveOwnSettings', {
      expected: expectedOf(found, [callBacksKey]),
      records: record ? { [callBacksKey]: { ...record } } : {},
      remove: record ? [] : [callBacksKey],
    });
  });
}
