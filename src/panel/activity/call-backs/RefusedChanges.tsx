import { useEffect } from 'react';
import type { WaitingChange } from '../../../storage/activity/call-back-changes';
import { randomText, systemRandom } from '../../../platform/random';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import type { ShownCallBack } from './use-call-backs';

interface RefusedChangesProps {
  changes: readonly WaitingChange[];
  rows: readonly ShownCallBack[];
  /** The rows are those that the server has now. */
  isFresh: boolean;
}

/** What the server did not take: of a row that is gone there is nothing to repeat. */
export function RefusedChanges({ changes, rows, isFresh }: RefusedChangesProps) {
  const { run, isRunning } = useAction('changeCallBacks');
  const isGone = ({ id }: WaitingChange) => id !== undefined && isFresh && !rows.some((row) => row.id === id);
  const left = changes.filter((change) => change.body ?? !isGone(change));
  const gone = left.filter(isGone);
  const drop = (some: readonly WaitingChange[]) =>
    void run({ changes: [], drop: some.map(({ key }) => key) });
  // What should go has gone, whoever took it away.
  const overKeys = changes
    .filter((change) => !left.includes(change))
    .map(({ key }) => key)
    .join(' ');
  useEffect(() => {
    if (overKeys !== '') void run({ changes: [], drop: overKeys.split(' ') });
  }, [run, overKeys]);
  if (left.length === 0) return null;
  return (
    <Section>
      {gone.length > 0 && (
        <Notice
          tone="wait"
          role="alert"
          title={say('call_back_gone_title')}
          actions={
            <Button size="small" variant="quiet" busy={isRunning} onClick={() => drop(gone)}>
              {say('done')}
            </Button>
          }
        >
          <p>{say('call_back_gone_help')}</p>
        </Notice>
      )}
      {left
        .filter((change) => !isGone(change))
        .map(({ key, id, body, problem }) => (
          <div key={key}>
            {problem && (
              <ProblemNotice
                problem={problem}
                kept={say('call_back_refused')}
                isRetrying={isRunning}
                onRetry={() =>
                  void run({ changes: [{ key: randomText(systemRandom), id, body }], drop: [key] })
                }
              />
            )}
            <Button size="small" variant="text" onClick={() => void run({ changes: [], drop: [key] })}>
              {say('call_back_leave')}
            </Button>
          </div>
        ))}
    </Section>
  );
}
