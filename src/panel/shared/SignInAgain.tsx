import { Button } from '../ui/Button';
import { SmallText } from '../ui/SmallText';
import { say } from '../app/words';
import { useAction } from './request';

/** Signs in to RingCentral again, at the place that needs it; everything else stays as it is. */
export function SignInAgain({ onDone }: { onDone: () => void }) {
  const signIn = useAction('signIn');
  const { problem } = signIn;
  return (
    <>
      <Button
        size="small"
        busy={signIn.isRunning}
        onClick={() => void signIn.run({}).then((done) => done && onDone())}
      >
        {say('sign_in_again')}
      </Button>
      {problem && (
        <SmallText tone="bad" role="alert">
          {say(`problem_${problem.code}_title`, problem.host ?? say('problem_the_server'))}
        </SmallText>
      )}
    </>
  );
}
