import { useId } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { retryAll } from '../../../actions/activity/decide-activity';
import { systemClock } from '../../../platform/clock';
import { saveCsv } from '../../shared/csv';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { IconButton } from '../../ui/IconButton';
import { say } from '../../app/words';
import { activityCsv } from './activity-csv';
import { searchActivities } from './activity-search';
import { useLeftToServer, type IsLeftToServer } from '../../shared/left-to-server';
import type { ActivityQuery } from './use-activity-list';

interface ActivityActionsProps {
  isSearching: boolean;
  onSearch: () => void;
  query: ActivityQuery;
}

/** Search, and a menu with "retry all" and "export". */
export function ActivityActions({ isSearching, onSearch, query }: ActivityActionsProps) {
  const menu = useId();
  const isLeft = useLeftToServer();
  const retry = useAttempt(retryAll);
  const canRetry = usePanel((state) => state.newestLines?.some(({ canRepeat }) => canRepeat) ?? false);
  return (
    <>
      <IconButton
        icon="find"
        label={say(isSearching ? 'activity_search_close' : 'activity_search')}
        aria-expanded={isSearching}
        onClick={onSearch}
      />
      <IconButton icon="more" label={say('activity_menu')} popoverTarget={menu} />
      <div id={menu} popover="auto" className="activity-menu">
        <button
          type="button"
          disabled={!canRetry || retry.isRunning}
          popoverTarget={menu}
          onClick={() => void retry.run(systemClock)}
        >
          {say('activity_retry_all')}
        </button>
        <button type="button" popoverTarget={menu} onClick={() => void exportCsv(query, isLeft)}>
          {say('activity_export')}
        </button>
      </div>
    </>
  );
}

const pageSize = 500;

/** The whole list as it is filtered now. */
async function exportCsv({ filter, kind, search }: ActivityQuery, isLeft: IsLeftToServer): Promise<void> {
  const lines: ActivityLine[] = [];
  const wanted = { isLeft, ...(filter && { filter }), ...(kind && { kind }), ...(search && { search }) };
  for (let total = 1; lines.length < total;) {
    const page = await searchActivities({ ...wanted, offset: lines.length, limit: pageSize });
    lines.push(...page.lines);
    total = page.lines.length > 0 ? page.total : 0;
  }
  saveCsv('activity', activityCsv(lines, isLeft));
}
