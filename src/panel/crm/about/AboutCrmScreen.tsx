import { connectorMaker, readConnectorLinks } from '../../../core/crm/connector-links';
import { findPlatform } from '../../../core/directory/connector-platform';
import { recently } from '../../../core/basics/age';
import { toProblem, type Problem } from '../../../core/basics/problem';
import { hostOf } from '../../../core/basics/url';
import { findPublishedConnector, type PublishedConnector } from '../../../actions/crm/connector-changes';
import { loadConnectedPlatform } from '../../../actions/crm/load-connector';
import { ConnectorLinks } from '../../shared/ConnectorLinks';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Card } from '../../ui/Card';
import { KeyValues } from '../../ui/KeyValues';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { say } from '../../app/words';
import { ConnectorChanged } from './ConnectorChanged';
import { ConnectorProblems } from './ConnectorProblems';
import { RefreshUserInfo } from './RefreshUserInfo';
import { ServerNews } from './ServerNews';
import './about.css';

interface Found {
  readonly published: PublishedConnector | undefined;
  /** Why it could not be read anew; what was read last is shown. */
  readonly problem?: Problem;
}

/** Who makes the connector, where it leads, its maker's pages, and what has changed in its description. */
export function AboutCrmScreen() {
  const crm = usePanel((state) => state.connection);
  const { output, problem, isLoading, reload } = useQuery(find, undefined);
  const shown = problem ?? output?.problem;
  return (
    <Screen
      title={say('about_crm_title', crm?.connectorName ?? '')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      {!output && !problem && <Skeleton label={say('loading')} rows={4} />}
      <Section>
        {shown && (
          <ProblemNotice
            problem={shown}
            kept={say('about_crm_kept')}
            onRetry={() => reload()}
            isRetrying={isLoading}
          />
        )}
        {output?.published && <About published={output.published} onSeen={() => reload()} />}
      </Section>
    </Screen>
  );
}

async function find(): Promise<Found> {
  try {
    await loadConnectedPlatform(recently);
  } catch (error) {
    return { published: await findPublishedConnector(), problem: toProblem(error) };
  }
  return { published: await findPublishedConnector() };
}

function About({ published, onSeen }: { published: PublishedConnector; onSeen: () => void }) {
  const { body } = published;
  const crm = usePanel((state) => state.connection);
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const name = crm?.platform ?? '';
  const { platform = {} } = findPlatform(body, name);
  const links = readConnectorLinks(platform);
  const facts = [
    { key: say('about_crm_maker'), value: connectorMaker(body, platform) },
    { key: say('about_crm_server'), value: hostOf(crm?.serverUrl ?? '') },
    { key: say('about_crm_user'), value: crm?.userName ?? '' },
  ];
  return (
    <>
      <ConnectorChanged published={published} onSeen={onSeen} />
      <Card title={say('about_crm_facts')} icon="plug">
        <KeyValues rows={facts.filter(({ value }) => value !== '')} />
        <RefreshUserInfo />
      </Card>
      <Card title={say('about_crm_links')}>
        <ConnectorLinks links={links}>
          <a href={hashOf({ screen: 'report_problem' })}>{say('report_problem_title')}</a>
        </ConnectorLinks>
      </Card>
      <ServerNews />
      {isAdmin && <ConnectorProblems body={body} name={name} />}
    </>
  );
}
