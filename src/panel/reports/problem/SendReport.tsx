import { useState } from 'react';
import type { Problem } from '../../../core/basics/problem';
import { toProblem } from '../../../core/basics/problem';
import { asUploadRefusal, sendReport } from '../../../actions/reports/problem-report';
import { requestHosts } from '../../../platform/permission';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { LiveRegion } from '../../ui/LiveRegion';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';

interface Sending {
  readonly isRunning: boolean;
  /** Where the server takes reports; '' before it was asked. */
  readonly host: string;
  readonly outcome?: 'sent' | 'not_allowed' | 'missing' | 'unsafe';
  readonly problem?: Problem;
}

const atFirst: Sending = { isRunning: false, host: '' };

/** Sends the report in two presses: the first asks the server where to, the second names that host and sends. */
export function SendReport({ text }: { text: string }) {
  const [{ isRunning, host, outcome, problem }, setSending] = useState(atFirst);
  const send = async () => {
    // Must come first in the click: the browser refuses to ask later.
    const asked = host === '' ? Promise.resolve(true) : requestHosts([`https://${host}/`]);
    setSending({ isRunning: true, host });
    if (!(await asked)) return setSending({ isRunning: false, host, outcome: 'not_allowed' });
    try {
      const named = await sendReport({ host, report: text });
      setSending({
        isRunning: false,
        host: named || host,
        ...(named === '' && { outcome: 'sent' as const }),
      });
    } catch (error) {
      setSending({ isRunning: false, host, ...reasonOf(asUploadRefusal(toProblem(error), host)) });
    }
  };
  // An ability that is not there is no error.
  if (outcome === 'missing' || outcome === 'unsafe')
    return (
      <Card title={say('report_problem_send_title')}>
        <SmallText>{say(`report_problem_${outcome}`)}</SmallText>
        <LiveRegion text={say(`report_problem_${outcome}`)} />
      </Card>
    );
  return (
    <Card title={say('report_problem_send_title')}>
      {problem && <ProblemNotice problem={problem} kept={say('report_problem_kept')} />}
      {outcome === 'not_allowed' && (
        <Notice tone="wait" role="alert" title={say('report_problem_not_allowed', host)} />
      )}
      {outcome === 'sent' ? (
        <output>
          <Notice tone="ok" title={say('report_problem_sent', host)} />
        </output>
      ) : (
        <div className="report-send">
          <SmallText>
            {host === '' ? say('report_problem_send_help') : say('report_problem_host_help', host)}
          </SmallText>
          <LiveRegion text={host === '' ? '' : say('report_problem_host_help', host)} />
          <Button size="small" variant="quiet" busy={isRunning} onClick={() => void send()}>
            {host === '' ? say('report_problem_send') : say('report_problem_send_to', host)}
          </Button>
        </div>
      )}
    </Card>
  );
}

function reasonOf(problem: Problem): Pick<Sending, 'outcome' | 'problem'> {
  if (problem.code === 'missing_route') return { outcome: 'missing' };
  // The address that the server has named.
  return problem.code === 'sign_in_unsafe' ? { outcome: 'unsafe' } : { problem };
}
