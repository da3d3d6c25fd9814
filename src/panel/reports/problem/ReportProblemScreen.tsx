import { useCallback, useState } from 'react';
import { ConnectorLinks } from '../../shared/ConnectorLinks';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { saveFile } from '../../shared/save-file';
import { hashOf } from '../../app/route';
import { usePanelStore } from '../../app/store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Footer } from '../../ui/Footer';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { makeReport } from './make-report';
import { SendReport } from './SendReport';
import './report-problem.css';

/** A report of a problem: all of it is shown before anything is copied, saved or sent. */
export function ReportProblemScreen() {
  const store = usePanelStore();
  const make = useCallback(() => makeReport(store.getState()), [store]);
  const { output, problem, isLoading, reload } = useQuery(make, undefined);
  return (
    <Screen
      title={say('report_problem_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
      footer={output && <ReportFooter text={output.text} />}
    >
      <Section>
        {!output && !problem && <Skeleton label={say('loading')} rows={6} />}
        {problem && <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />}
        {output && (
          <>
            <SmallText>{say('report_problem_lead')}</SmallText>
            {output.connector.links.length > 0 && (
              <Card title={say('about_crm_links')}>
                <ConnectorLinks links={output.connector.links} />
              </Card>
            )}
            {output.connector.takesReports && <SendReport text={output.text} />}
            <Card title={say('report_problem_content')}>
              <pre className="report-text">{output.text}</pre>
            </Card>
          </>
        )}
      </Section>
    </Screen>
  );
}

function ReportFooter({ text }: { text: string }) {
  const [outcome, setOutcome] = useState<'copied' | 'not_copied' | 'saved'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('not_copied');
    }
  };
  const save = () => {
    saveFile({ name: 'problem-report', ending: 'json', type: 'application/json', text });
    setOutcome('saved');
  };
  return (
    <Footer
      tone={outcome === undefined ? 'plain' : outcome === 'not_copied' ? 'bad' : 'ok'}
      consequence={outcome && say(`report_problem_${outcome}`)}
    >
      <Button variant="quiet" onClick={save}>
        {say('report_problem_save')}
      </Button>
      <Button onClick={() => void copy()}>{say('report_problem_copy')}</Button>
    </Footer>
  );
}
