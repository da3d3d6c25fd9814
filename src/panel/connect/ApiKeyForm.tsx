import { useMemo, useState } from 'react';
import { isObject } from '../../core/json';
import { secretKeys } from '../../core/secrets';
import { readApiKeyPage } from '../../core/connector-description';
import type { ConnectorOffer } from '../../protocol/methods';
import { useDraftKeeper } from '../draft';
import type { FormProblem, FormValues } from '../form/form-values';
import { LazySchemaForm } from '../form/LazySchemaForm';
import { ProblemSummary } from '../form/ProblemSummary';
import { refusalsOf } from '../form/refusals';
import { ProblemNotice } from '../ProblemNotice';
import { useAction } from '../request';
import { goTo, hashOf } from '../route';
import { usePanel } from '../store';
import { Button } from '../ui/Button';
import { Footer } from '../ui/Footer';
import { Notice } from '../ui/Notice';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { say } from '../words';
import { hideSecrets } from './secret-fields';

interface ApiKeyFormProps {
  connectorId: string;
  connector: ConnectorOffer;
}

/** The connector's own sign-in page; what is typed goes to its server and nowhere else. */
export function ApiKeyForm({ connectorId, connector }: ApiKeyFormProps) {
  const page = useMemo(() => readApiKeyPage(connector.platform), [connector]);
  const form = useMemo(() => hideSecrets(page.form), [page]);
  const draft = usePanel((state) => state.drafts['connect']?.value);
  const [value, setValue] = useState<FormValues>(() => draftedValues(draft, connectorId));
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const keeper = useDraftKeeper('connect');
  const connect = useAction('connect');
  const isPossible = connector.authType === 'apiKey';
  const change = (next: FormValues) => {
    setValue(next);
    const secrets = new Set(secretKeys(form));
    const values = Object.fromEntries(Object.entries(next).filter(([key]) => !secrets.has(key)));
    keeper.keep({ connectorId, values });
  };
  const submit = async (values: FormValues) => {
    keeper.flush();
    if (await connect.run({ connectorId, values })) goTo({ screen: 'dialer' });
  };
  return (
    <Screen
      title={say('connect_to', connector.displayName)}
      back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}
      footer={
        <Footer
          tone={problems.length > 0 ? 'bad' : 'plain'}
          consequence={
            problems.length > 0 ? (
              <ProblemSummary problems={problems} />
            ) : (
              say(isPossible ? 'connect_consequence' : 'connect_oauth_later', connector.serverHost)
            )
          }
        >
          <Button
            type="submit"
            form="connect"
            busy={connect.isRunning}
            unavailable={isPossible ? undefined : say('connect_oauth_later')}
          >
            {say('connect_action')}
          </Button>
        </Footer>
      }
    >
      <Section>
        {page.title !== connector.displayName && <p>{page.title}</p>}
        {connect.problem && <ProblemNotice problem={connect.problem} kept={say('kept_typed')} />}
        {isPossible ? (
          <LazySchemaForm
            id="connect"
            form={form}
            value={value}
            onChange={change}
            onSubmit={(values) => void submit(values)}
            onProblems={setProblems}
            refusals={refusalsOf(connect.problem)}
          />
        ) : (
          <Notice tone="wait" title={say('connect_oauth_title')}>
            <p>{say('connect_oauth_later')}</p>
          </Notice>
        )}
      </Section>
    </Screen>
  );
}

function draftedValues(draft: unknown, connectorId: string): FormValues {
  if (!isObject(draft) || draft['connectorId'] !== connectorId || !isObject(draft['values'])) return {};
  return { ...draft['values'] };
}
