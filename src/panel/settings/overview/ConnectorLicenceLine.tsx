import { readConnectorLicence } from '../../../core/crm/connector-licence';
import { InlineText } from '../../shared/InlineText';
import { useQuery } from '../../shared/request';
import { askServer } from '../../../actions/crm/ask-server';
import { Button } from '../../ui/Button';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';

const askLicence = () => askServer('licence', {}, readConnectorLicence);

/** What the connector says about its licence. For display only: nothing here depends on it. */
export function ConnectorLicenceLine() {
  const { output, problem, isLoading, reload } = useQuery(askLicence, undefined);
  if (!output && !problem) return <SmallText>{say('loading')}</SmallText>;
  return (
    <div>
      <SmallText>
        {say('licence_title')}{' '}
        {output ? (
          <Tag tone={output.isValid ? 'ok' : 'bad'}>
            {output.status || say(output.isValid ? 'licence_valid' : 'licence_invalid')}
          </Tag>
        ) : (
          <Tag tone="unknown">{say('licence_unknown')}</Tag>
        )}
      </SmallText>
      {output?.description && (
        <SmallText>
          <InlineText text={output.description} />
        </SmallText>
      )}
      {problem && (
        <SmallText role="alert">
          {say(`problem_${problem.code}_title`, problem.host ?? say('problem_the_server'))}{' '}
          <Button size="small" variant="text" busy={isLoading} onClick={() => reload()}>
            {say('retry')}
          </Button>
        </SmallText>
      )}
    </div>
  );
}
