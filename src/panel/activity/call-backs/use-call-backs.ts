import { useEffect, useMemo, useState } from 'react';
import { listCallBacks, readKnown } from '../../../actions/activity/known-call-backs';
import { settleCallBacks } from '../../../actions/activity/settle-call-backs';
import { inOrder, withChange, type CallBack } from '../../../core/activity/call-back';
import { detailsOf, joinKept, readShared, type CallBackDetails } from '../../../core/activity/kept-call-back';
import { ignoreProblem } from '../../../core/basics/problem';
import { ownerKey } from '../../../core/crm/account';
import * as draftName from '../../../core/forms/draft-name';
import { findOwner } from '../../../storage/sign-in/session-owner';
import { usePanel } from '../../app/store';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { useOwnerKey } from '../../shared/use-owner-key';
import { useWaitingChanges } from './use-waiting-changes';

export interface ShownCallBack extends CallBack, CallBackDetails {
  /** It waits to be sent: for a new row there is none on the server yet. */
  readonly isWaiting: boolean;
  readonly isNew: boolean;
}

const recent = recentAnswers<CallBack[]>();
const nothing = {};

/** The person's call-backs as they will be once everything is sent, and what the server has refused. */
export function useCallBacks() {
  const owner = useOwnerKey();
  const stored = usePanel((state) => state.drafts[draftName.callBacks]?.value);
  const own = usePanel((state) => state.settingRecords.own);
  const query = useRecentQuery(recent, listAndSettle, nothing);
  const { output, reload } = query;
  const { waiting, refused, sent, forgetSent } = useWaitingChanges(owner);
  const [shown, setShown] = useState(output);
  if (shown !== output) {
    setShown(output);
    forgetSent();
  }
  // What was sent is shown as done until the list was read again.
  useEffect(() => {
    if (sent.length > 0) reload();
  }, [sent.length, reload]);
  const known = useMemo(() => readKnown(stored), [stored]);
  const base = output ?? known.rows;
  // Shown as it was answered a moment ago: names may have come since.
  const [recalled] = useState(output);
  useEffect(() => {
    if (recalled) settleCallBacks(owner, recalled).catch(ignoreProblem);
  }, [owner, recalled]);

  const changes = [...sent, ...waiting];
  const touched = new Set(changes.map(({ id, key }) => id ?? key));
  const kept = joinKept(known.kept, readShared(own));
  const rows = changes.reduce<readonly CallBack[]>(withChange, base);
  const isNew = (row: CallBack) => changes.some(({ key }) => key === row.id);
  return {
    rows: inOrder(rows).map((row): ShownCallBack => ({
      ...row,
      ...detailsOf(row, kept),
      isWaiting: touched.has(row.id),
      isNew: isNew(row),
    })),
    refused,
    readAt: known.readAt,
    isFresh: output !== undefined,
    isLoading: query.isLoading,
    problem: query.problem,
    reload: () => reload(),
  };
}

/** What was read is kept, and names are told to the person's other computers, although the screen is left meanwhile. */
async function listAndSettle(): Promise<CallBack[]> {
  const here = await findOwner();
  const rows = await listCallBacks();
  if (here) settleCallBacks(ownerKey(here.identity, here.connection), rows).catch(ignoreProblem);
  return rows;
}
