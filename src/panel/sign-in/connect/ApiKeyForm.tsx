import { useMemo, useState, type ReactNode } from 'react';
import type { ConnectorSignIn } from '../../../core/sign-in/connector-sign-in';
import type { ConnectorTarget } from '../../../core/crm/connector-target';
import { formSchema } from '../../../core/forms/form-schema';
import { offerFields, type ManagedAuthState } from '../../../core/sign-in/managed-fields';
import { secretKeys } from '../../../core/forms/secrets';
import { useDraftKeeper } from '../../shared/draft';
import type { FormProblem, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemSummary } from '../../forms/ProblemSummary';
import { refusalsOf } from '../../forms/refusals';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { goTo, hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { readConnectDraft } from './connect-draft';
import { HostField } from './HostField';
import { ManagedNotice } from './ManagedNotice';
import { hideSecrets } from '../../shared/secret-fields';
import { SwitchNotice } from './SwitchNotice';
import { useHostname } from './use-hostname';
import './connect.css';

export interface ApiKeyFormProps {
  target: ConnectorTarget;
  connector: ConnectorSignIn;
  /** Host that receives what is typed. */
  serverHost: string;
  auth: Extract<ConnectorSignIn['auth'], { type: 'apiKey' }>;
  /** Which fields an admin has filled in, if known. */
  managed?: ManagedAuthState | undefined;
  onRefused?: () => void;
  /** Problems, shown above the form. */
  children?: ReactNode;
}

/** The connector's own sign-in form; its values are sent to the connector's server and nowhere else. */
export function ApiKeyForm(props: ApiKeyFormProps) {
  const { target, connector, serverHost, auth, managed, onRefused, children } = props;
  const { connectorId } = target;
  const { displayName: crm, environment } = connector;
  const offered = useMemo(() => offerFields(auth.fields, auth.managed, managed), [auth, managed]);
  const form = useMemo(() => hideSecrets(formSchema(offered.fields)), [offered]);
  const drafted = usePanel((state) => state.drafts['connect']?.value);
  const [draft] = useState(() => readConnectDraft(drafted, connectorId));
  const [value, setValue] = useState<FormValues>(draft.values);
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const keeper = useDraftKeeper('connect');
  const connect = useAction('connect');
  const host = useHostname(environment, connectorId, draft.hostname);
  const keep = (next: FormValues, hostname: string) => {
    const secrets = new Set(secretKeys(form));
    const values = Object.fromEntries(Object.entries(next).filter(([key]) => !secrets.has(key)));
    keeper.keep({ connectorId, values, ...(hostname && { hostname }) });
  };
  const submit = async (values: FormValues) => {
    const chosen = host.take();
    if (!chosen) return;
    keeper.flush();
    if (await connect.run({ target, values, ...chosen })) goTo({ screen: 'dialer' });
    else onRefused?.();
  };
  const hasFields = offered.fields.length > 0;
  const tone = problems.length > 0 ? 'bad' : 'plain';
  return (
    <Screen
      title={say('connect_to', crm)}
      back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}
      footer={
        <Footer
          tone={tone}
          consequence={
            problems.length > 0 ? (
              <ProblemSummary problems={problems} />
            ) : (
              say('connect_consequence', serverHost)
            )
          }
        >
          {hasFields ? (
            <Button type="submit" form="connect" busy={connect.isRunning}>
              {say('connect_action')}
            </Button>
          ) : (
            <Button busy={connect.isRunning} onClick={() => void submit({})}>
              {say('connect_action')}
            </Button>
          )}
        </Footer>
      }
    >
      <Section>
        <SwitchNotice connectorId={connectorId} crm={crm} />
        {auth.title !== '' && auth.title !== crm && <p>{auth.title}</p>}
        {connect.problem ? <ProblemNotice problem={connect.problem} kept={say('kept_typed')} /> : children}
        <ManagedNotice state={managed} offered={offered} />
        <HostField
          environment={environment}
          crm={crm}
          choice={host}
          onChange={(typed) => {
            host.setTyped(typed);
            keep(value, typed);
          }}
        />
        {hasFields && (
          <LazySchemaForm
            id="connect"
            form={form}
            value={value}
            onChange={(next) => {
              setValue(next);
              keep(next, host.typed);
            }}
            onSubmit={(values) => void submit(values)}
            onProblems={setProblems}
            refusals={refusalsOf(connect.problem)}
          />
        )}
      </Section>
    </Screen>
  );
}
