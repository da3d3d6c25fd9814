import { useState } from 'react';
import { needsReconnect, needsSignIn, type Problem } from '../../core/basics/problem';
import { hashOf } from '../app/route';
import { partyOf } from './refusing-party';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { ButtonLink } from '../ui/ButtonLink';
import { Notice } from '../ui/Notice';
import { say } from '../app/words';
import { SignInAgain } from './SignInAgain';

interface ProblemNoticeProps {
  problem: Problem;
  /** What is safe in spite of the problem ("Your text is still here."). */
  kept?: string | undefined;
  onRetry?: (() => void) | undefined;
  isRetrying?: boolean;
  /** The request made the server ask the CRM and nobody else. */
  asksCrm?: boolean;
}

/** Nobody who reads about these can help themselves. */
const reportable = new Set<Problem['code']>([
  'bug',
  'unexpected',
  'garbled',
  'not_app_connect',
  'unknown_server',
  'server_error',
]);

/** What happened, the server's words, what was kept, and what to do. */
export function ProblemNotice({ problem, kept, onRetry, isRetrying = false, asksCrm }: ProblemNoticeProps) {
  const connection = usePanel((state) => state.connection);
  const who = partyOf(problem, connection, asksCrm);
  const reconnect = needsReconnect(problem);
  const connectorId = connection?.connectorId;
  const isSignedOut = needsSignIn(problem);
  const [isBack, setBack] = useState(false);
  const route = usePanel((state) => state.route);
  const isReportable = reportable.has(problem.code) && route.screen !== 'report_problem';
  // Nothing here can do again what the notice is about: the person can.
  if (isSignedOut && isBack && !onRetry)
    return (
      <output>
        <Notice tone="ok" title={say('signed_in_again')}>
          <p>
            {say('signed_in_again_help')} {kept}
          </p>
        </Notice>
      </output>
    );
  const goOn = () => {
    setBack(true);
    onRetry?.();
  };
  return (
    <Notice
      tone={problem.code === 'cancelled' ? 'wait' : 'bad'}
      role="alert"
      title={say(`problem_${problem.code}_title`, who)}
      actions={
        (onRetry || reconnect || isSignedOut || isReportable) && (
          <>
            {isSignedOut && <SignInAgain onDone={goOn} />}
            {reconnect && (
              <ButtonLink
                size="small"
                href={hashOf(
                  connectorId === undefined ? { screen: 'connect' } : { screen: 'connector', connectorId },
                )}
              >
                {say('connect_again')}
              </ButtonLink>
            )}
            {onRetry && (
              <Button size="small" variant="quiet" busy={isRetrying} onClick={onRetry}>
                {say('retry')}
              </Button>
            )}
            {isReportable && (
              <ButtonLink size="small" variant="text" href={hashOf({ screen: 'report_problem' })}>
                {say('report_problem_title')}
              </ButtonLink>
            )}
          </>
        )
      }
    >
      {problem.message !== undefined && problem.message !== '' && <blockquote>{problem.message}</blockquote>}
      {problem.details?.map((group, index) => (
        <div key={index}>
          {group.title && <p>{group.title}</p>}
          <ul>
            {group.items.map((item, place) => (
              <li key={place}>{item}</li>
            ))}
          </ul>
        </div>
      ))}
      {problem.missing && problem.missing.length > 0 && (
        <p>{say('problem_missing', problem.missing.join(', '))}</p>
      )}
      <p>
        {say(`problem_${problem.code}_help`, who)} {kept}
      </p>
    </Notice>
  );
}
