import { useCallback, useEffect, useState } from 'react';
import {
  callBackChanges,
  watchCallBackChanges,
  type WaitingChange,
} from '../../../storage/activity/call-back-changes';
import { readItem } from '../../../storage/basics/item';

interface Changes {
  readonly all: readonly WaitingChange[];
  /** Those that have left since the list was read. */
  readonly sent: readonly WaitingChange[];
}

const none: Changes = { all: [], sent: [] };

/** Changes of the list that have not reached the server, and those that the list as last read does not show yet. */
export function useWaitingChanges(owner: string) {
  const [{ all, sent }, setChanges] = useState(none);
  useEffect(() => {
    let hasChanged = false;
    const show = (after: readonly WaitingChange[]) =>
      setChanges((known) => {
        const isWaiting = ({ key }: WaitingChange) => after.some((one) => one.key === key && !one.problem);
        const left = known.all.filter((one) => !one.problem && !isWaiting(one));
        return { all: after, sent: [...known.sent, ...left] };
      });
    const readFirst = async () => {
      const found = await readItem(callBackChanges);
      if (!hasChanged) show(found);
    };
    // What cannot be read now comes with the next change.
    readFirst().catch(() => undefined);
    // Step by step: between two paintings a change may have come and gone.
    return watchCallBackChanges((after) => {
      hasChanged = true;
      show(after);
    });
  }, []);
  const isMine = ({ account }: WaitingChange) => account === owner;
  return {
    waiting: all.filter((one) => isMine(one) && !one.problem),
    refused: all.filter((one) => isMine(one) && one.problem),
    sent: sent.filter(isMine),
    /** The list was read: it shows what was sent before. */
    forgetSent: useCallback(() => setChanges((known) => ({ ...known, sent: [] })), []),
  };
}
