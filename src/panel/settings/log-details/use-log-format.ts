import { useEffect, useState } from 'react';
import { readCrmLog } from '../../../actions/activity/find-crm-logs';
import { readLogFormat } from '../../../core/activity/composed-log/format-of';
import type { LogFormat } from '../../../core/activity/composed-log/log-writing';
import { usePanel } from '../../app/store';

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
  const known = isSeen ? undefined : logged?.id;
  useEffect(() => {
    // Reading a log keeps what it shows; where that fails, the person chooses.
    if (known !== undefined) readCrmLog(known).catch(() => undefined);
  }, [known]);
  return { format: seen ?? chosen, isSeen, choose };
}
