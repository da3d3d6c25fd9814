import { useState } from 'react';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAction } from '../shared/request';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { FormField } from '../ui/FormField';
import { TextInput } from '../ui/TextInput';
import { say } from '../app/words';

interface AdmitServerProps {
  host: string;
  onAdmitted: () => void;
}

/**
 * An admin lets the App Connect server read the account's calls; the text above the button explains what that means.
 */
export function AdmitServer({ host, onAdmitted }: AdmitServerProps) {
  const [clientId, setClientId] = useState('');
  const authorize = useAction('authorizeReports');
  const admit = async () => {
    if (await authorize.run({ clientId: clientId.trim() })) onAdmitted();
  };
  return (
    <Card title={say('reports_admit_title')} icon="shield">
      <p className="report-admit">{say('reports_admit_help', host)}</p>
      <ul className="report-consent">
        <li>{say('reports_admit_gets', host)}</li>
        <li>{say('reports_admit_reads')}</li>
        <li>{say('reports_admit_seen')}</li>
      </ul>
      <div className="report-admit-form">
        <FormField label={say('reports_admit_client')} hint={say('reports_admit_client_hint')}>
          {(control) => (
            <TextInput
              {...control}
              value={clientId}
              maxLength={200}
              spellCheck={false}
              onChange={(event) => setClientId(event.target.value)}
            />
          )}
        </FormField>
        {authorize.problem && (
          <ProblemNotice
            problem={authorize.problem}
            // The server leaves a code that it cannot use without an answer.
            kept={authorize.problem.code === 'timeout' ? say('reports_admit_unused') : undefined}
          />
        )}
        <Button busy={authorize.isRunning} onClick={() => void admit()}>
          {say('reports_admit_action')}
        </Button>
      </div>
    </Card>
  );
}
