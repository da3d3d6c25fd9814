import { ProblemNotice } from '../ProblemNotice';
import { useAnswer } from '../request';
import { hashOf } from '../route';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { Skeleton } from '../ui/Skeleton';
import { say } from '../words';
import { ApiKeyForm } from './ApiKeyForm';

/** Signing in to the chosen CRM. */
export function ConnectorScreen({ connectorId }: { connectorId: string }) {
  const { output, problem, isLoading, reload } = useAnswer('getConnector', { connectorId });
  if (output) return <ApiKeyForm connectorId={connectorId} connector={output} />;
  return (
    <Screen title={say('connect_title')} back={{ href: hashOf({ screen: 'connect' }), label: say('back') }}>
      {problem ? (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      ) : (
        <Skeleton label={say('loading')} rows={2} />
      )}
    </Screen>
  );
}
