import { useEffect } from 'react';
import * as draftName from '../../../core/forms/draft-name';
import { holdLock } from '../../../platform/lock';

/**
 * Holds the Web Lock of the log while its form is on the screen: the worker logs nothing by itself that somebody is
 * writing about (background/activity/outbox-hold.ts). It ends with the page, however that is closed.
 */
export function useOpenForm(activityId: string): void {
  useEffect(() => {
    const left = new AbortController();
    const held = holdLock(draftName.log(activityId), left.signal).catch(() => undefined);
    return () => {
      left.abort();
      void held.then((release) => release?.());
    };
  }, [activityId]);
}
