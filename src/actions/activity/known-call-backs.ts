import { inOrder, readCallBacks, timeOf, type CallBack } from '../../core/activity/call-back';
import { readKept, type KeptCallBack } from '../../core/activity/kept-call-back';
import { objectOf } from '../../core/basics/json';
import * as draftName from '../../core/forms/draft-name';
import { call } from '../../protocol/client';
import { askServer } from '../crm/ask-server';

/** What this browser knows of its owner's call-backs. */
export interface KnownCallBacks {
  readonly rows: readonly CallBack[];
  /** Epoch ms; 0 for never. */
  readonly readAt: number;
  readonly kept: readonly KeptCallBack[];
}

/** Of more, those that were called longest ago are not kept. */
const mostRows = 300;

/** From what stands under `draftName.callBacks`. */
export function readKnown(stored: unknown): KnownCallBacks {
  const { rows, readAt, kept } = objectOf(stored);
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
