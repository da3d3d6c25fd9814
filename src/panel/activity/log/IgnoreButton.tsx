import { useAttempt } from '../../shared/request';
import { useWayBack } from '../../shared/way-back';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { say } from '../../app/words';
import { ignoreAndOffer } from '../ignored';

/** Puts aside a call that needs no log. */
export function IgnoreButton({ activityId }: { activityId: string }) {
  const ignore = useAttempt(ignoreAndOffer);
  const { leave: leaveLog } = useWayBack();
  const put = async () => {
    const done = await ignore.run(activityId);
    if (done) leaveLog();
  };
  return (
    <div>
      {ignore.problem && <ProblemNotice problem={ignore.problem} />}
      <Button variant="text" size="small" isFlush busy={ignore.isRunning} onClick={() => void put()}>
        {say('log_ignore')}
      </Button>
    </div>
  );
}
