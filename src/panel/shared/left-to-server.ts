import { useCallback } from 'react';
import * as draftName from '../../core/forms/draft-name';
import type { ActivityLine } from '../../core/activity/activity-line';
import { whereLeftToServer } from '../../core/server-logging/logging-record';
import { systemClock } from '../../platform/clock';
import { useLoggedByServer, useLoggingInDoubt } from './server-logged';
import { usePanel } from '../app/store';
import { useOwnerKey } from './use-owner-key';

export type IsLeftToServer = (line: ActivityLine) => boolean;

/** Tells which calls are left to the organisation's server; calls that the person has begun to write about are not. */
export function useLeftToServer(): IsLeftToServer {
  const byServer = useLoggedByServer();
  const inDoubt = useLoggingInDoubt();
  const owner = useOwnerKey();
  const drafts = usePanel((state) => state.drafts);
  return useCallback(
    (line) =>
      byServer &&
      !inDoubt &&
      whereLeftToServer(line, { owner, now: systemClock.now() }) === 'hidden' &&
      !Object.hasOwn(drafts, draftName.log(line.id)),
    [byServer, inDoubt, owner, drafts],
  );
}
