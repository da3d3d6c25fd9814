import { withoutCrmUser } from '../../../core/crm/user-mapping';
import type { ServerLogging } from '../../../core/server-logging/server-logging';
import { call } from '../../../protocol/client';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { loadExtensions } from '../../shared/extensions';
import { recentAnswers } from '../../shared/recent-answers';
import { useRecentQuery } from '../../shared/recent-query';
import { Button } from '../../ui/Button';
import { SmallText } from '../../ui/SmallText';
import { HealthRow } from './HealthRow';

/** More of them are on the screen to which the row leads. */
const shownNames = 3;

/** Where calls are logged under people's own CRM users: who has none. */
export function MappingHealth({ declared }: { declared: ServerLogging | undefined }) {
  const canList = usePanel(
    (state) => state.connection?.capabilities.interfaces.includes('getUserList') === true,
  );
  return declared?.hasUserMapping && canList ? <Unmapped /> : null;
}

/** Names of people without a CRM user. */
const unmapped = recentAnswers<readonly string[]>();

function Unmapped() {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const isOnline = usePanel((state) => state.isOnline);
  const { output, problem, isLoading, reload } = useRecentQuery(unmapped, findUnmapped, undefined);
  const count = output?.length ?? 0;
  const title = output
    ? sayCount('health_unmapped', count)
    : say(isLoading ? 'health_unmapped_asking' : 'health_unmapped_unknown');
  return (
    <HealthRow
      icon="person"
      isBad={count > 0}
      title={title}
      text={
        count > 0 ? say('health_unmapped_help', crm, namesOf(output ?? [])) : say('health_unmapped_fine', crm)
      }
      route={{ screen: 'admin_user_mapping' }}
    >
      {problem && (
        <SmallText tone="bad" role="alert">
          {isOnline
            ? say(`problem_${problem.code}_title`, problem.host ?? say('problem_the_server'))
            : say('offline_reason')}{' '}
          <Button
            size="line"
            variant="text"
            busy={isLoading}
            aria-label={say('health_unmapped_retry')}
            onClick={() => reload()}
          >
            {say('retry')}
          </Button>
        </SmallText>
      )}
    </HealthRow>
  );
}

function namesOf(names: readonly string[]): string {
  const shown = names.slice(0, shownNames).join(', ');
  return names.length > shownNames ? say('who_and_others', shown, names.length - shownNames) : shown;
}

/** By the account's own rows: nobody is matched, and the CRM is not asked. */
async function findUnmapped(): Promise<readonly string[]> {
  const [{ extensions }, rows] = await Promise.all([loadExtensions(), call('readUserMappings', {})]);
  return withoutCrmUser(extensions, rows).map(({ name }) => name);
}
