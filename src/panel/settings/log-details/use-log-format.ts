import { useState } from 'react';
import { readCrmLog } from '../../../actions/activity/find-crm-logs';
import { readLogFormat } from '../../../core/activity/composed-log/format-of';
import type { LogFormat } from '../../../core/activity/composed-log/log-writing';
import { usePanel } from '../../app/store';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';

const readings = recentAnswers<unknown>();

export interface KnownFormat {
  readonly format: LogFormat;
  /** A log of this CRM has shown it: there is nothing to choose. */
  readonly isSeen: boolean;
  readonly choose: (format: LogFormat) => void;
}

/** How the connected CRM's logs are written: as one of them shows, else as the person says. */
export function useLogFormat(): KnownFormat {
  const seen = usePanel((state) => readLogFormat(state.connection?.logFormat));
  const logged = usePanel((state) =>
    state.newestLines?.find(({ kind, fate }) => kind === 'call' && fate === 'logged'),
  );
  const [chosen, choose] = useState<LogFormat>('text/html');
  const isSeen = seen !== undefined;
  // Reading a log keeps what it shows; where that fails, the person chooses.
  useRecentQuery(readings, readLog, isSeen ? '' : (logged?.id ?? ''));
  return { format: seen ?? chosen, isSeen, choose };
}

async function readLog(activityId: string): Promise<unknown> {
  return activityId === '' ? null : readCrmLog(activityId);
}
