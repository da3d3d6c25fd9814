import { useStore } from 'zustand';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { say, sayCount } from '../../app/words';
import { useOwnerKey } from '../../shared/use-owner-key';
import { Button } from '../../ui/Button';
import { eligibleOf } from './eligible';
import { selectAll, type SelectionStore } from './selection';

/** What is done to several at once. */
export type Deed = 'ignore' | 'log' | 'retry';

/** Why nothing of what is selected can be done. */
const noneOf = {
  ignore: 'select_none_ignore',
  log: 'select_none_log',
  retry: 'select_none_retry',
} as const;

interface SelectBarProps {
  selection: SelectionStore;
  lines: readonly ActivityLine[];
  ids: readonly string[];
  deeds: { readonly [deed in Deed]: (chosen: readonly ActivityLine[]) => void };
}

/** How many are selected, and what can be done to how many of them. */
export function SelectBar({ selection, lines, ids, deeds }: SelectBarProps) {
  const selected = useStore(selection, (state) => state.selected);
  const progress = useStore(selection, (state) => state.progress);
  const eligible = eligibleOf(
    lines.filter(({ id }) => selected.has(id)),
    useOwnerKey(),
  );
  const isWhole = ids.length > 0 && ids.every((id) => selected.has(id));
  const unavailable = (deed: Deed) =>
    eligible[deed].length > 0 ? undefined : say(selected.size === 0 ? 'select_nothing' : noneOf[deed]);
  const button = (deed: Deed, variant: 'primary' | 'quiet') => (
    <Button
      size="small"
      variant={variant}
      busy={progress !== undefined}
      unavailable={unavailable(deed)}
      onClick={() => deeds[deed](eligible[deed])}
    >
      {say(`select_${deed}`, eligible[deed].length || '').trim()}
    </Button>
  );
  return (
    <footer className="select-bar">
      <div className="select-count">
        <output>
          {progress
            ? say('select_progress', progress.done, progress.all)
            : sayCount('select_count', selected.size)}
        </output>
        <Button
          size="small"
          variant="text"
          isFlush
          onClick={() => selectAll(selection, isWhole ? [] : ids)}
          unavailable={ids.length === 0 ? say('activity_none_title') : undefined}
        >
          {isWhole ? say('select_clear') : say('select_all', ids.length)}
        </Button>
      </div>
      {button('log', 'primary')}
      {button('ignore', 'quiet')}
      {button('retry', 'quiet')}
    </footer>
  );
}
