import { createElement, Suspense, use, useId, useState, type ComponentProps } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { say } from '../../app/words';
import { whoOf } from '../../shared/activity-line-words';
import { lateCode } from '../../shared/late-code';
import type { NumberActions } from '../../shared/NumberActions';
import { IconButton } from '../../ui/IconButton';
import { Skeleton } from '../../ui/Skeleton';

const loadNumberActions = lateCode(() => import('../../shared/NumberActions'), 'NumberActions');

/** A row's button that opens what can be done with the number, and that line, which stands below the row's text. */
export function useRowNumber(line: ActivityLine) {
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const { number } = line;
  const who = whoOf(line);
  return {
    toggle: number !== '' && (
      <IconButton
        icon="more"
        label={say('number_actions', who)}
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onClick={() => setOpen(!isOpen)}
      />
    ),
    actions: isOpen ? (
      <div id={id} className="activity-number">
        <Suspense fallback={<Skeleton label={say('loading')} rows={1} />}>
          <LoadedActions number={number} who={who} />
        </Suspense>
      </div>
    ) : undefined,
  };
}

function LoadedActions(props: ComponentProps<typeof NumberActions>) {
  return createElement(use(loadNumberActions()), props);
}
