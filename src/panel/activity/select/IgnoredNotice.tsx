import { unignoreActivity } from '../../../actions/activity/decide-activity';
import type { Activity } from '../../../core/activity/activity';
import { lineOf } from '../../../core/activity/activity-line';
import { whoOf } from '../../shared/activity-line-words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { say, sayCount } from '../../app/words';
import { Button } from '../../ui/Button';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { lastIgnored, useLastIgnored } from '../ignored';

/** What was ignored last, and the way back. */
export function IgnoredNotice() {
  const ignored = useLastIgnored();
  const undo = useAttempt(bringBack);
  const [only] = ignored;
  if (!only) return null;
  return (
    <Section>
      {undo.problem && <ProblemNotice problem={undo.problem} />}
      <Notice
        tone="plain"
        title={
          ignored.length === 1
            ? say('ignored_who', whoOf(lineOf(only)))
            : sayCount('ignored_count', ignored.length)
        }
        actions={
          <>
            <Button size="small" variant="quiet" busy={undo.isRunning} onClick={() => void undo.run(ignored)}>
              {say('saved_undo')}
            </Button>
            <Button size="small" variant="text" onClick={() => lastIgnored.setState([], true)}>
              {say('done')}
            </Button>
          </>
        }
      />
    </Section>
  );
}

/** One after another: what was brought back is not offered again when a later one fails. */
async function bringBack(ignored: readonly Activity[]): Promise<void> {
  for (const [index, before] of ignored.entries()) {
    await unignoreActivity(before);
    lastIgnored.setState(ignored.slice(index + 1), true);
  }
}
