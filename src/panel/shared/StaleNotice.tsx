import type { Problem } from '../../core/basics/problem';
import { ProblemNotice } from './ProblemNotice';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { say } from '../app/words';

interface StaleNoticeProps {
  problem: Problem;
  /** What is still shown although the newest could not be loaded. */
  kept: string;
  onRetry: () => void;
  isRetrying: boolean;
}

/** A list that could not be refreshed. Says nothing about a missing network while the strip above already does. */
export function StaleNotice({ problem, kept, onRetry, isRetrying }: StaleNoticeProps) {
  const isOnline = usePanel((state) => state.isOnline);
  if (isOnline || problem.code !== 'offline') {
    return <ProblemNotice problem={problem} kept={kept} onRetry={onRetry} isRetrying={isRetrying} />;
  }
  return (
    <Notice
      tone="plain"
      actions={
        <Button size="small" variant="quiet" busy={isRetrying} onClick={onRetry}>
          {say('retry')}
        </Button>
      }
    >
      <p>{kept}</p>
    </Notice>
  );
}
