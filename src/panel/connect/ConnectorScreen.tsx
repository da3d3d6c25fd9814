import { useMemo } from 'react';
import { readConnectorSignIn, type ConnectorSignIn } from '../../core/connector-sign-in';
import type { ConnectorDetails } from '../../protocol/methods';
import { ProblemNotice } from '../ProblemNotice';
import { useAnswer } from '../request';
import { hashOf } from '../route';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../words';
import { ApiKeyForm } from './ApiKeyForm';
import { ManagedApiKeyForm } from './ManagedApiKeyForm';
import { OAuthSignIn } from './OAuthSignIn';

/** Signing in to the chosen CRM. */
export function ConnectorScreen({ connectorId }: { connectorId: string }) {
  const { output, problem, isLoading, reload } = useAnswer('getConnector', { connectorId });
  const connector = useMemo(() => output && readConnectorSignIn(output.manifest, output.name), [output]);
  if (output && connector) return <SignIn connectorId={connectorId} connector={connector} details={output} />;
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
  connectorId: string;
  connector: ConnectorSignIn;
  details: ConnectorDetails;
}

function SignIn({ connectorId, connector, details }: SignInProps) {
  const { auth } = connector;
  const who = { connectorId, connector };
  if (auth.type === 'oauth') return <OAuthSignIn {...who} details={details} auth={auth} />;
  const form = { serverHost: details.serverHost, auth };
  return auth.managed.size > 0 ? <ManagedApiKeyForm {...who} {...form} /> : <ApiKeyForm {...who} {...form} />;
}
