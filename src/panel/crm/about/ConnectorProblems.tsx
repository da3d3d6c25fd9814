import { findConnectorProblems } from '../../../core/crm/connector-problems';
import { DetailsCard } from '../../ui/DetailsCard';
import { KeyValues } from '../../ui/KeyValues';
import { SmallText } from '../../ui/SmallText';
import { say, sayCount } from '../../app/words';

/** For admins: values of the connector's description that cannot be used. Its maker can correct them. */
export function ConnectorProblems({ body, name }: { body: unknown; name: string }) {
  const problems = findConnectorProblems(body, name);
  if (problems.length === 0) return null;
  return (
    <DetailsCard title={sayCount('connector_problems', problems.length)} icon="alert">
      <SmallText>{say('connector_problems_help')}</SmallText>
      <KeyValues
        rows={problems.map(({ path, reason }) => ({ key: path, value: say(`connector_problem_${reason}`) }))}
      />
    </DetailsCard>
  );
}
