import type { Activity } from '../../core/activity';
import type { Problem } from '../../core/problem';
import { useAction } from '../request';
import { hashOf } from '../route';
import { usePanel } from '../store';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { IconTile } from '../ui/IconTile';
import { Row } from '../ui/Row';
import { say } from '../words';
import { whoOf } from './activity-words';
import { sayMoment } from './time-words';
import { useNow } from './use-now';

/** A log that only a person can bring on: the reason, and the way out beside it. */
export function NeedsYouRow({ activity }: { activity: Activity }) {
  const language = usePanel((state) => state.language);
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const now = useNow();
  const save = useAction('logActivity');
  const ignore = useAction('ignoreActivity');
  const { id, form, problem, call } = activity;
  const refused = save.problem ?? ignore.problem;
  const canRepeat = form !== undefined && problem !== undefined && isRepeatable(problem);
  return (
    <Row
      title={whoOf(activity)}
      aside={sayMoment(call.startTime, now, language)}
      text={problem ? reasonOf(problem, crm) : undefined}
      lead={<IconTile icon="phone" tone="bad" />}
    >
      {canRepeat && (
        <Button size="small" busy={save.isRunning} onClick={() => void save.run({ activityId: id, form })}>
          {say('activity_send_again')}
        </Button>
      )}
      <ButtonLink
        size="small"
        variant={canRepeat ? 'quiet' : 'primary'}
        href={hashOf({ screen: 'log', activityId: id })}
      >
        {say('activity_open')}
      </ButtonLink>
      <Button
        size="small"
        variant="text"
        busy={ignore.isRunning}
        onClick={() => void ignore.run({ activityId: id })}
      >
        {say('activity_ignore')}
      </Button>
      {refused && (
        <p className="activity-refused" role="alert">
          {reasonOf(refused, crm)}
        </p>
      )}
    </Row>
  );
}

/** The other side's own words tell most; the title only says what kind of trouble it is. */
function reasonOf(problem: Problem, crm: string): string {
  const who = problem.host ?? crm;
  return problem.message || say(`problem_${problem.code}_title`, who);
}

/** Sending again must not be able to make a second record. */
function isRepeatable(problem: Problem): boolean {
  return problem.code !== 'unclear_outcome' && problem.code !== 'already_logged';
}
