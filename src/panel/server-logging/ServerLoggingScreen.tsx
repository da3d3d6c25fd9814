import { useMemo, useState } from 'react';
import type { LoggingSubscription } from '../../core/server-logging/logging-subscription';
import { readServerLogging } from '../../core/server-logging/server-logging';
import { ConnectorAbsent, useConnectorManifest } from '../shared/ConnectorAbsent';
import { hashOf } from '../app/route';
import { usePanel } from '../app/store';
import { ButtonLink } from '../ui/ButtonLink';
import { Card } from '../ui/Card';
import { EmptyState } from '../ui/EmptyState';
import { Screen } from '../ui/Screen';
import { Section } from '../ui/Section';
import { SmallText } from '../ui/SmallText';
import { say } from '../app/words';
import { DoNotLogForm } from './DoNotLogForm';
import { LoggingFieldsForm } from './LoggingFieldsForm';
import { RecordMismatch } from './RecordMismatch';
import { ServiceCard } from './ServiceCard';
import { SubscriptionCard } from './SubscriptionCard';
import { RecordConflict } from './RecordConflict';
import './server-logging.css';

/** Logging for everybody by a service that the connector names, without anybody's panel. */
export function ServerLoggingScreen() {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const asked = useConnectorManifest();
  const platform = asked.output;
  const declared = useMemo(() => readServerLogging(platform), [platform]);
  const [subscription, setSubscription] = useState<LoggingSubscription>();
  return (
    <Screen
      title={say('server_logging_title')}
      back={{ href: hashOf({ screen: 'admin' }), label: say('back') }}
    >
      {platform === undefined && <ConnectorAbsent asked={asked} />}
      {platform !== undefined && !declared && (
        <EmptyState icon="list" title={say('server_logging_none_title', crm)}>
          {say('server_logging_none_help')}
        </EmptyState>
      )}
      {declared && !declared.url && (
        <EmptyState icon="alert" title={say('server_logging_unsafe_title')}>
          {say('server_logging_unsafe_help')}
        </EmptyState>
      )}
      {declared?.url && (
        <Section>
          <RecordConflict />
          <SmallText>{say('server_logging_what', crm)}</SmallText>
          {subscription ? (
            <>
              <RecordMismatch subscription={subscription} />
              <SubscriptionCard declared={declared} subscription={subscription} onChanged={setSubscription} />
              <DoNotLogForm host={declared.host} subscription={subscription} onChanged={setSubscription} />
            </>
          ) : (
            <ServiceCard host={declared.host} onOpened={setSubscription} />
          )}
          {declared.additionalFields.length > 0 && <LoggingFieldsForm declared={declared.additionalFields} />}
          {declared.hasUserMapping && (
            <Card title={say('mapping_title')} icon="person">
              <div className="server-logging-card">
                <p>{say('server_logging_mapping')}</p>
                <ButtonLink size="small" variant="quiet" href={hashOf({ screen: 'admin_user_mapping' })}>
                  {say('mapping_open')}
                </ButtonLink>
              </div>
            </Card>
          )}
        </Section>
      )}
    </Screen>
  );
}
