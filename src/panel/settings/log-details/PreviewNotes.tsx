import type { LogFormat } from '../../../core/activity/composed-log/log-writing';
import { composesLogsItself } from '../../../core/crm/known-connectors';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { cautionOf, formatName } from './format-name';

interface PreviewNotesProps {
  readonly format: LogFormat;
  readonly isSeen: boolean;
}

/** In what the real log may differ from the preview. */
export function PreviewNotes({ format, isSeen }: PreviewNotesProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const platform = usePanel((state) => state.connection?.platform);
  const installed = usePanel((state) => state.installedPlugins.plugins);
  const changing = installed.filter(({ isAsync, logTypes }) => !isAsync && logTypes.includes('call'));
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions();
  const notes = [
    composesLogsItself(platform) && say('log_says_own_way', crm),
    isSeen && say('log_says_format_seen', formatName(format), crm),
    say('log_says_zone', timeZone, crm),
    changing.length > 0 && say('log_says_plugins', changing.map(({ displayName }) => displayName).join(', ')),
    cautionOf(format, crm),
    say('log_says_later'),
  ];
  return (
    <ul className="log-preview-notes">{notes.map((note) => note !== false && <li key={note}>{note}</li>)}</ul>
  );
}
