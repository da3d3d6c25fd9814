import { findDifferences, isOverwritten, type RecordDifference } from '../../core/plugins/admin-difference';
import { adminWriteId, type AdminWrite } from '../../core/plugins/admin-write';
import { settleConflict } from '../../actions/plugins/settle-conflict';
import { ProblemNotice } from './ProblemNotice';
import { useAttempt } from './request';
import { Button } from '../ui/Button';
import { Notice } from '../ui/Notice';
import { say } from '../app/words';
import './OverwrittenNotice.css';

interface OverwrittenNoticeProps {
  /** Writes shown on this screen; those not overwritten are skipped. */
  readonly writes: readonly AdminWrite[];
  readonly nameOf: (difference: RecordDifference, write: AdminWrite) => string;
  readonly wordsOf: (value: unknown, difference: RecordDifference, write: AdminWrite) => string;
}

/** What another admin's panel has overwritten, with both values; the person chooses which one to keep. */
export function OverwrittenNotice({ writes, nameOf, wordsOf }: OverwrittenNoticeProps) {
  const settle = useAttempt(settleConflict);
  const overwritten = writes.filter(isOverwritten);
  if (overwritten.length === 0) return null;
  const ids = overwritten.map(adminWriteId);
  return (
    <>
      <Notice
        tone="bad"
        role="alert"
        title={say('conflict_title')}
        actions={
          <>
            <Button
              size="small"
              busy={settle.isRunning}
              onClick={() => void settle.run({ writes: ids, keep: 'mine' })}
            >
              {say('conflict_put_back')}
            </Button>
            <Button
              size="small"
              variant="quiet"
              busy={settle.isRunning}
              onClick={() => void settle.run({ writes: ids, keep: 'theirs' })}
            >
              {say('conflict_keep_theirs')}
            </Button>
          </>
        }
      >
        <table className="conflict">
          <thead>
            <tr>
              <th scope="col" className="visually-hidden">
                {say('change_fields')}
              </th>
              <th scope="col">{say('conflict_mine')}</th>
              <th scope="col">{say('conflict_theirs')}</th>
            </tr>
          </thead>
          <tbody>
            {overwritten.flatMap((write) =>
              findDifferences(write, write.conflict?.theirs).map((difference) => (
                <tr key={JSON.stringify([write.key, difference.what])}>
                  <th scope="row">{nameOf(difference, write)}</th>
                  <td>{lockWords(difference.isLockedByMe, wordsOf(difference.mine, difference, write))}</td>
                  <td>
                    {lockWords(difference.isLockedByThem, wordsOf(difference.theirs, difference, write))}
                  </td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </Notice>
      {settle.problem && <ProblemNotice problem={settle.problem} />}
    </>
  );
}

function lockWords(isLocked: boolean, words: string): string {
  return isLocked ? say('conflict_locked', words) : words;
}
