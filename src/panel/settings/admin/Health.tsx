import { pluginsInNeed, type PluginNeed } from '../../../core/plugins/plugin-need';
import { isObject } from '../../../core/basics/json';
import { isLoggingInDoubt, loggingRecordKey } from '../../../core/server-logging/logging-record';
import { readServerLogging, type ServerLogging } from '../../../core/server-logging/server-logging';
import { readNewestTasks } from '../../../storage/tasks/task-store';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { useConnectorManifest } from '../../shared/ConnectorAbsent';
import { useQuery } from '../../shared/request';
import { useNow } from '../../shared/use-now';
import { useOwnerKey } from '../../shared/use-owner-key';
import { HealthRow } from './HealthRow';
import { MappingHealth } from './MappingHealth';
import './admin.css';

/** How the organization is doing: each row with its number, what that means, and the way to put it right. */
export function Health() {
  const { output: platform, problem } = useConnectorManifest();
  const declared = platform && readServerLogging(platform);
  const isKnown = platform !== undefined || problem !== undefined;
  return (
    <ul aria-label={say('health_title')}>
      <PluginsHealth />
      <FailuresHealth />
      <LogsHealth />
      <ServerLoggingHealth declared={declared} isKnown={isKnown} />
      <MappingHealth declared={declared} />
    </ul>
  );
}

/** More of them are on the screen to which the row leads. */
const shownNames = 3;

const fixOf: { readonly [need in PluginNeed]: 'health_repair_of' | 'health_look_of' } = {
  repair: 'health_repair_of',
  overwritten: 'health_look_of',
  asks_more: 'health_look_of',
  not_agreed: 'health_look_of',
  withdrawn: 'health_look_of',
};

function PluginsHealth() {
  const plugins = usePanel((state) => state.installedPlugins.plugins);
  const installations = usePanel((state) => state.installations);
  const writes = usePanel((state) => state.adminWrites);
  const registrations = usePanel((state) => state.registrations.states);
  const needy = pluginsInNeed({ plugins, installations, writes, registrations });
  return (
    <HealthRow
      icon="plug"
      isBad={needy.length > 0}
      title={sayCount('health_plugins', needy.length)}
      text={needy.length > 0 ? say('health_plugins_help') : sayCount('health_plugins_fine', plugins.length)}
      route={{ screen: 'admin_plugins' }}
    >
      {needy.length > 0 && (
        <ul className="health-names">
          {needy.slice(0, shownNames).map(({ pluginId, displayName, need }) => (
            <li key={pluginId}>
              {displayName}: {say(`health_need_${need}`)}{' '}
              <a
                href={hashOf({ screen: 'admin_plugin', pluginId })}
                aria-label={say(fixOf[need], displayName)}
              >
                {say(need === 'repair' ? 'health_repair' : 'health_look')}
              </a>
            </li>
          ))}
        </ul>
      )}
    </HealthRow>
  );
}

const week = 7 * 86_400_000;
/** Beyond that, how many does not matter. */
const mostCounted = 99;

/** Of the background work in this browser: nobody tells a client of others' failures. */
function FailuresHealth() {
  const revision = usePanel((state) => state.taskSummary.revision);
  return <Failures key={revision} />;
}

function Failures() {
  const owner = useOwnerKey();
  const since = useNow() - week;
  const { output, problem } = useQuery(countFailures, { owner, since });
  const count = output ?? 0;
  return (
    <HealthRow
      icon="clock"
      isBad={count > 0}
      title={
        output === undefined
          ? say(problem ? 'health_failures_unread' : 'health_failures_reading')
          : count > mostCounted
            ? say('health_failures_many', mostCounted)
            : sayCount('health_failures', count)
      }
      text={say('health_failures_help')}
      route={{ screen: 'tasks' }}
    />
  );
}

async function countFailures({ owner, since }: { owner: string; since: number }): Promise<number> {
  const failed = await readNewestTasks(
    { state: 'failed' },
    mostCounted + 1,
    ({ account, startedAt }) => account === owner && startedAt >= since,
  );
  return failed.length;
}

function LogsHealth() {
  const count = usePanel((state) => state.activitySummary.counts.needsYou);
  return (
    <HealthRow
      icon="list"
      isBad={count > 0}
      title={sayCount('health_logs', count)}
      text={say('health_logs_help')}
      route={{ screen: 'activity' }}
    />
  );
}

interface ServerLoggingHealthProps {
  readonly declared: ServerLogging | undefined;
  readonly isKnown: boolean;
}

function ServerLoggingHealth({ declared, isKnown }: ServerLoggingHealthProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const platform = usePanel((state) => state.connection?.platform ?? '');
  const admin = usePanel((state) => state.settingRecords.admin);
  const state = serverLoggingState(admin[loggingRecordKey], platform, {
    inDoubt: isLoggingInDoubt(admin),
    isOffered: declared !== undefined || !isKnown,
  });
  return (
    <HealthRow
      icon="list"
      isBad={state === 'doubt'}
      title={say(`health_logging_${state}`)}
      text={say(`health_logging_${state}_help`, crm)}
      route={{ screen: 'admin_server_logging' }}
    />
  );
}

/** By the account's record, which all clients obey; the service itself is asked on its own screen. */
function serverLoggingState(
  record: unknown,
  platform: string,
  { inDoubt, isOffered }: { inDoubt: boolean; isOffered: boolean },
) {
  if (inDoubt) return 'doubt';
  const isHere = isObject(record) && (record['crmPlatform'] ?? platform) === platform;
  if (isHere && record['enable'] === true) return record['loggingLevel'] === 'User' ? 'trial' : 'on';
  return isOffered ? 'off' : 'none';
}
