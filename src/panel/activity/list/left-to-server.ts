import { useCallback } from 'react';
import { draftName } from '../../../core/forms/draft-name';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { isLeftToServer } from '../../../core/server-logging/logging-record';
import { systemClock } from '../../../platform/clock';
import { useLoggedByServer } from '../../shared/server-logged';
import { usePanel } from '../../app/store';
import { useAccount } from '../../shared/use-account';

export type IsLeftToServer = (line: ActivityLine) => boolean;

/** Tells which calls wait for the organisation's server; one that the person has begun to write about is theirs. */
export function useLeftToServer(): IsLeftToServer {
  const byServer = useLoggedByServer();
  const account = useAccount();
  const drafts = usePanel((state) => state.drafts);
  return useCallback(
    (line) =>
      byServer &&
      isLeftToServer(line, line.startedAt, { account, now: systemClock.now() }) &&
      !Object.hasOwn(drafts, draftName.log(line.id)),
    [byServer, account, drafts],
  );
}
