import { ownLicenceKey } from '../../../core/plugins/licence';
import { InlineText } from '../../shared/InlineText';
import { useQuery } from '../../shared/request';
import { sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { whenPainted } from '../../shared/when-painted';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';

/** What the connector says about its licence, asked for once a day. For display only: nothing here depends on it. */
export function ConnectorLicenceLine() {
  const licence = usePanel(({ identity, connection, licences }) =>
    identity && connection ? licences[ownLicenceKey(identity, connection)] : undefined,
  );
  const language = usePanel((state) => state.language);
  const now = useNow();
  const { problem: refused, isLoading, reload } = useQuery<boolean, void>(check, false);
  const problem = refused ?? licence?.problem;
  if (!licence && !problem) return <SmallText>{say('loading')}</SmallText>;
  const isKnown = licence !== undefined && licence.checkedAt > 0;
  const isValid = licence?.state === 'valid';
  return (
    <div>
      <SmallText>
        {say('licence_title')}{' '}
        {isKnown ? (
          <Tag tone={isValid ? 'ok' : 'bad'}>
            {licence.plan || say(isValid ? 'licence_valid' : 'licence_invalid')}
          </Tag>
        ) : (
          <Tag tone="unknown">{say('licence_unknown')}</Tag>
        )}
      </SmallText>
      {isKnown && licence.description && (
        <SmallText>
          <InlineText text={licence.description} />
        </SmallText>
      )}
      {problem && (
        <SmallText role="alert">
          {say(`problem_${problem.code}_title`, problem.host ?? say('problem_the_server'))}
        </SmallText>
      )}
      <SmallText tone="hint">
        {isKnown && `${say('licence_age', sayMoment(licence.checkedAt, now, language))} `}
        <Button size="line" variant="text" busy={isLoading} onClick={() => reload(true)}>
          {say(problem ? 'retry' : 'licence_refresh')}
        </Button>
      </SmallText>
    </div>
  );
}

/** Nobody waits for it on the first screen: its code comes after that, when the page has time. */
async function check(isPressed: boolean): Promise<void> {
  if (!isPressed) await whenPainted();
  const { checkOwnLicence } = await import('../../../actions/plugins/check-licence');
  await checkOwnLicence(isPressed);
}
