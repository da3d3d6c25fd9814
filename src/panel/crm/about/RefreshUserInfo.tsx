import { useCallback, useState } from 'react';
import { isObject } from '../../../core/basics/json';
import { askServer } from '../../../actions/crm/ask-server';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';

/** Lets the server read anew who the person is in the CRM: their name, time zone and what it needs to know of them. */
export function RefreshUserInfo() {
  const ask = useCallback(async (_press: 'refresh') => askServer('refreshUserInfo', {}, isDone), []);
  const { run, problem, isRunning } = useAttempt(ask);
  const [words, setWords] = useState('');
  const refresh = async () => {
    setWords('');
    const answer = await run('refresh');
    if (answer) setWords(say(answer.output ? 'about_user_refreshed' : 'about_user_refused'));
  };
  // Older servers read it at sign-in alone.
  if (problem?.code === 'missing_route') return <SmallText>{say('about_user_at_sign_in')}</SmallText>;
  return (
    <div>
      {problem && <ProblemNotice problem={problem} />}
      <Button size="small" variant="text" busy={isRunning} onClick={() => void refresh()}>
        {say('about_user_refresh')}
      </Button>{' '}
      <output>{words}</output>
    </div>
  );
}

function isDone(body: unknown): boolean | undefined {
  return isObject(body) ? body['successful'] === true : undefined;
}
