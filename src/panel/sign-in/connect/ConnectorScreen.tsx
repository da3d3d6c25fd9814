import { useMemo } from 'react';
import { readConnectorSignIn, type ConnectorSignIn } from '../../../core/sign-in/connector-sign-in';
import { connectorAt } from '../../../core/directory/connector-overrides';
import { loadConnector, type ConnectorDetails } from '../../../actions/crm/load-connector';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { ApiKeyForm } from './ApiKeyForm';
import { ManagedApiKeyForm } from './ManagedApiKeyForm';
import { OAuthSignIn } from './OAuthSignIn';

/** Signing in to the chosen CRM. */
export function ConnectorScreen({ connectorId }: { connectorId: string }) {
  const { output, problem, isLoading, reload } = useQuery(loadConnector, connectorId);
  const connector = useMemo(
    () => output && readConnectorSignIn(connectorAt(output.manifest, output.name, ''), output.name),
    [output],
  );
  if (output && connector) return <SignIn connector={connector} details={output} />;
  const shown = problem ?? (output && ({ code: 'manifest' } as const));
  return (
    <Screen title={say('connect_title')} back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}>
      {shown ? (
        <Section>
          <ProblemNotice problem={shown} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      ) : (
        <Skeleton label={say('loading')} rows={2} />
      )}
    </Screen>
  );
}

interface SignInProps {
  connector: ConnectorSignIn;
  details: ConnectorDetails;
}

function SignIn({ connector, details }: SignInProps) {
  const { auth } = connector;
  if (auth.type === 'oauth') return <OAuthSignIn connector={connector} details={details} auth={auth} />;
  const form = { connector, details, auth };
  return auth.managed.size > 0 ? <ManagedApiKeyForm {...form} /> : <ApiKeyForm {...form} />;
}
