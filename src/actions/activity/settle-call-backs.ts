import { otherNumber } from '../../core/activity/activity';
import { withChange, type CallBack } from '../../core/activity/call-back';
import {
  callBacksKey,
  detailsOf,
  joinKept,
  keptOf,
  readShared,
  sharedRecord,
  type KeptCallBack,
} from '../../core/activity/kept-call-back';
import { isYounger } from '../../core/basics/age';
import { sameJson, type JsonObject } from '../../core/basics/json';
import { ownerKey } from '../../core/crm/account';
import * as draftName from '../../core/forms/draft-name';
import { systemClock } from '../../platform/clock';
import { call } from '../../protocol/client';
import type { SettingsDocuments } from '../../protocol/settings-methods';
import { activities } from '../../storage/activity/activities';
import { callBackChanges } from '../../storage/activity/call-back-changes';
import { drafts } from '../../storage/basics/drafts';
import { readItem } from '../../storage/basics/item';
import { settingRecords } from '../../storage/settings/managed';
import { readClientSettings } from '../../storage/settings/preferences';
import { findOwner } from '../../storage/sign-in/session-owner';
import { expectedOf, onDocuments } from '../settings/work-on-documents';
import { keepKnown, listCallBacks, readKnown } from './known-call-backs';

/** A list that was read within this time is not read again when a panel opens; ms. */
const freshFor = 3_600_000;

/** Once for each panel that opens, for the number on its first list. Throws `ProblemError`. */
export async function refreshCallBacks(): Promise<void> {
  const owner = await findOwner();
  if (owner?.connection.state !== 'connected' || !owner.connection.capabilities.callBacks) return;
  if (!(await readClientSettings()).showCalldownTab) return;
  const { readAt } = await readKept();
  if (isYounger(readAt, freshFor, systemClock.now())) return;
  await settle(ownerKey(owner.identity, owner.connection), await listCallBacks(), false);
}

/** A computer that has made a row tells the others whose it is as soon as it can; ms. */
const tellingTakes = 600_000;

/**
 * Keeps a list that was just read, with what is known of its rows, and tells the person's other computers. What is kept of
 * rows that are gone is forgotten. Throws `ProblemError`.
 */
export async function settleCallBacks(owner: string, rows: readonly CallBack[]): Promise<void> {
  await settle(owner, rows, true);
}

/** @param asksForNames a panel that opens reads the settings anyway */
async function settle(owner: string, rows: readonly CallBack[], asksForNames: boolean): Promise<void> {
  const known = await readKept();
  const unknownIn = (own: JsonObject) =>
    rows.filter((row) => detailsOf(row, joinKept(known.kept, readShared(own))).number === '');
  let documents: SettingsDocuments = await readItem(settingRecords);
  const isNew = ({ id, createdAt }: CallBack) =>
    systemClock.now() - Date.parse(createdAt) < tellingTakes || !known.rows.some((row) => row.id === id);
  // Another computer has made it, and has told whose it is, or is about to.
  if (asksForNames && unknownIn(documents.own).some(isNew)) documents = await call('readSettings', {});
  const found = await keptInLogs(owner, unknownIn(documents.own));
  const waiting = (await readItem(callBackChanges)).filter(({ account }) => account === owner);
  // What waits has no row yet, or another time than its row.
  const places = [...rows, ...waiting.reduce<readonly CallBack[]>(withChange, rows)];
  const kept = joinKept(keptOf((await readKept()).kept, places), found);
  await keepKnown(owner, { rows, readAt: systemClock.now(), kept });
  await shareKept(documents, kept, rows);
}

async function readKept() {
  return readKnown((await readItem(drafts))[draftName.callBacks]?.value);
}

/** What this browser's logs say of contacts of which nothing was kept: scheduled with a log, or by another client. */
async function keptInLogs(owner: string, rows: readonly CallBack[]): Promise<KeptCallBack[]> {
  if (rows.length === 0) return [];
  const mine = (await activities.all()).filter(({ account }) => account === owner);
  return rows.flatMap(({ contactId, scheduledAt }) => {
    const log = mine.findLast(({ form }) => form?.contact?.id === contactId);
    const name = log?.form?.contact?.name;
    return log && name ? [{ contactId, scheduledAt, name, number: otherNumber(log) }] : [];
  });
}

/** Writes names and numbers of these rows by compare-and-set; nothing where nothing has changed. */
async function shareKept(
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
