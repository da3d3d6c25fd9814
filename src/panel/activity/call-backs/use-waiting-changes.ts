import { useEffect, useState } from 'react';
import {
  callBackChanges,
  watchCallBackChanges,
  type WaitingChange,
} from '../../../storage/activity/call-back-changes';
import { readItem } from '../../../storage/basics/item';

/** Changes of the list that have not reached the server, as they stand now. */
export function useWaitingChanges(owner: string): readonly WaitingChange[] {
  const [all, setAll] = useState<readonly WaitingChange[]>([]);
  useEffect(() => {
    const read = () => void readItem(callBackChanges).then(setAll, () => undefined);
    read();
    return watchCallBackChanges(read);
  }, []);
  return all.filter(({ account }) => account === owner);
}
