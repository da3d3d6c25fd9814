import { useId } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { retryAll } from '../../../actions/activity/decide-activity';
import { systemClock } from '../../../platform/clock';
import { saveCsv } from '../../shared/csv';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { usePersonKey } from '../../shared/use-owner-key';
import { IconButton } from '../../ui/IconButton';
import { say } from '../../app/words';
import { activityCsv } from './activity-csv';
import { CallBacksEntry } from './CallBacksEntry';
import { searchActivities } from './activity-search';
import { useLeftToServer, type IsLeftToServer } from '../../shared/left-to-server';
import type { ActivityQuery } from './use-activity-list';

interface ActivityActionsProps {
  isSearching: boolean;
  onSearch: () => void;
  onSelect: () => void;
  onSelectMissed: () => void;
  query: ActivityQuery;
}

/** Call-backs, search, and a menu with "retry all" and "export". */
export function ActivityActions(props: ActivityActionsProps) {
  const { isSearching, onSearch, onSelect, onSelectMissed, query } = props;
  const menu = useId();
  const isLeft = useLeftToServer();
  const person = usePersonKey();
  const retry = useAttempt(retryAll);
  const canRetry = usePanel((state) => state.newestLines?.some(({ canRepeat }) => canRepeat) ?? false);
  return (
    <>
      <CallBacksEntry />
      <IconButton
        icon="find"
        label={say(isSearching ? 'activity_search_close' : 'activity_search')}
        aria-expanded={isSearching}
        onClick={onSearch}
      />
      <IconButton icon="more" label={say('activity_menu')} popoverTarget={menu} />
      <div id={menu} popover="auto" className="activity-menu">
        <button type="button" onClick={onSelect}>
          {say('activity_select')}
        </button>
        <button type="button" onClick={onSelectMissed}>
          {say('activity_select_missed')}
        </button>
        <button
          type="button"
          disabled={!canRetry || retry.isRunning}
          popoverTarget={menu}
          onClick={() => void retry.run(systemClock)}
        >
          {say('activity_retry_all')}
        </button>
        <button
          type="button"
          popoverTarget={menu}
          onClick={() => void exportCsv({ ...query, person }, isLeft)}
        >
          {say('activity_export')}
        </button>
      </div>
    </>
  );
}

const pageSize = 500;

/** The whole list as it is filtered now. */
async function exportCsv(
  { person, filter, kind, search }: ActivityQuery & { readonly person: string },
  isLeft: IsLeftToServer,
): Promise<void> {
  const lines: ActivityLine[] = [];
  const wanted = {
    person,
    isLeft,
    ...(filter && { filter }),
    ...(kind && { kind }),
    ...(search && { search }),
  };
  for (let total = 1; lines.length < total;) {
    const page = await searchActivities({ ...wanted, offset: lines.length, limit: pageSize });
    lines.push(...page.lines);
    total = page.lines.length > 0 ? page.total : 0;
  }
  saveCsv('activity', activityCsv(lines, isLeft));
}
