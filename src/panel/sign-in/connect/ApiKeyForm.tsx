import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { ConnectorSignIn } from '../../../core/sign-in/connector-sign-in';
import type { Capabilities } from '../../../core/crm/account';
import * as draftName from '../../../core/forms/draft-name';
import { formSchema } from '../../../core/forms/form-schema';
import { asChoices, offerFields, type ManagedAuthState } from '../../../core/sign-in/managed-fields';
import { secretKeys } from '../../../core/forms/secrets';
import type { ConnectorDetails } from '../../../actions/crm/load-connector';
import { useDraft } from '../../shared/use-draft';
import type { FormProblem, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { ProblemSummary, SeveralProblems } from '../../forms/ProblemSummary';
import { refusalsOf } from '../../forms/refusals';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { goTo, hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Footer } from '../../ui/Footer';
import { Notice } from '../../ui/Notice';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { say } from '../../app/words';
import { readConnectDraft } from './connect-draft';
import { HostField } from './HostField';
import { offerNotes } from '../OfferNotes';
import { KeepConnecting } from './KeepConnecting';
import { KeptNotice } from './KeptNotice';
import { ManagedNotice } from './ManagedNotice';
import { hideSecrets } from '../../shared/secret-fields';
import { SwitchNotice } from './SwitchNotice';
import { hostControlId, useHostname } from './use-hostname';
import { useTypedChoices } from './use-typed-choices';
import './connect.css';

export interface ApiKeyFormProps {
  details: ConnectorDetails;
  connector: ConnectorSignIn;
  auth: Extract<ConnectorSignIn['auth'], { type: 'apiKey' }>;
  /** Which fields an admin has filled in, if known. */
  managed?: ManagedAuthState | undefined;
  /** What the server can do, if it was asked. */
  capabilities?: Capabilities | undefined;
  onRefused?: () => void;
  /** It appears after a press: the keyboard goes on at its first control. */
  takesFocus?: boolean;
  /** Problems, shown above the form. */
  children?: ReactNode;
}

const actionId = 'connect-action';

/** The connector's own sign-in form; its values are sent to the connector's server and nowhere else. */
export function ApiKeyForm(props: ApiKeyFormProps) {
  const { details, connector, auth, managed, capabilities, onRefused } = props;
  const { takesFocus = false, children } = props;
  const { connectorId } = details.start.target;
  const { displayName: crm, environment } = connector;
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const offered = useMemo(
    () => offerFields(auth.fields, auth.managed, managed, isAdmin),
    [auth, managed, isAdmin],
  );
  // Of all fields: which are offered depends on what an admin fills in, and on who it is.
  const secrets = useMemo(
    () => new Set(secretKeys(hideSecrets(formSchema(auth.fields, { withHidden: true })))),
    [auth],
  );
  const draft = useDraft(draftName.connect, secrets, 'values');
  const [drafted] = useState(() => readConnectDraft(draft.kept, connectorId));
  const [value, setValue] = useState<FormValues>(drafted.values);
  const host = useHostname(environment, connectorId, drafted.hostname);
  // What is typed goes to the server of the host that is typed, which the consequence names.
  const place = useMemo(() => details.at(host.hostname), [details, host.hostname]);
  const { target, serverHost } = 'problem' in place ? details.start : place;
  const offer = useTypedChoices({ target, auth, capabilities, isAdmin, values: value });
  const form = useMemo(
    () => hideSecrets(formSchema(asChoices(offered.fields, offer.found))),
    [offered, offer.found],
  );
  const [problems, setProblems] = useState<readonly FormProblem[]>([]);
  const connect = useAction('connect');
  const keepConnecting = useAction('keepConnecting');
  // Off until the person says so: their RingCentral sign-in would go to that host without a press.
  const [keepsConnecting, setKeepsConnecting] = useState(false);
  const keep = (values: FormValues, hostname: string) =>
    draft.keep({ connectorId, values, ...(hostname && { hostname }) });
  const submit = async (values: FormValues) => {
    const chosen = host.take();
    if (!chosen || 'problem' in place) return;
    draft.flush();
    if (!(await connect.run({ target, values, ...chosen }))) return onRefused?.();
    if (connector.connectsBySignIn)
      await keepConnecting.run({ connectorId, serverHost, isOn: keepsConnecting });
    goTo({ screen: 'dialer' });
  };
  const hasFields = offered.fields.length > 0;
  const hasHost = environment.kind !== 'fixed';
  const first = hasHost ? hostControlId : hasFields ? undefined : actionId;
  useEffect(() => {
    if (takesFocus && first !== undefined) document.getElementById(first)?.focus();
  }, [takesFocus, first]);
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
            <Button id={actionId} busy={connect.isRunning} onClick={() => void submit({})}>
              {say('connect_action')}
            </Button>
          )}
        </Footer>
      }
    >
      <Section>
        <SeveralProblems problems={problems} />
        <SwitchNotice connectorId={connectorId} crm={crm} />
        {auth.title !== '' && auth.title !== crm && <p>{auth.title}</p>}
        {'problem' in place && <ProblemNotice problem={place.problem} kept={say('kept_typed')} />}
        {connect.problem ? <ProblemNotice problem={connect.problem} kept={say('kept_typed')} /> : children}
        {auth.warning !== '' && (
          <Notice tone="wait">
            <p>{auth.warning}</p>
          </Notice>
        )}
        <ManagedNotice state={managed} offered={offered} />
        {isAdmin && (
          <KeptNotice
            fields={offered.fields}
            scopes={auth.managed}
            serverHost={serverHost}
            isKept={capabilities && capabilities.managedOptions === true}
          />
        )}
        {offer.problem && <ProblemNotice problem={offer.problem} kept={say('managed_values_kept')} />}
        <HostField
          environment={environment}
          crm={crm}
          choice={host}
          onChange={(typed) => {
            host.setTyped(typed);
            keep(value, typed);
          }}
        />
        {connector.connectsBySignIn && !hasHost && (
          <KeepConnecting serverHost={serverHost} isOn={keepsConnecting} onChange={setKeepsConnecting} />
        )}
        {hasFields && (
          <LazySchemaForm
            id="connect"
            takesFocus={takesFocus && first === undefined}
            form={form}
            value={value}
            onChange={(next) => {
              setValue(next);
              keep(next, host.typed);
            }}
            onSubmit={(values) => void submit(values)}
            onProblems={setProblems}
            notes={offerNotes(offer)}
            refusals={refusalsOf(connect.problem)}
          />
        )}
      </Section>
    </Screen>
  );
}
