import { useState } from 'react';
import { hostOf } from '../../../core/basics/url';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';
import { ConnectorLicenceLine } from './ConnectorLicenceLine';
import { ConnectorChangedLine } from './ConnectorChangedLine';
import { FarewellNotice } from './FarewellNotice';
import './SettingsScreen.css';

/** The connected CRM and the App Connect server. */
export function ConnectionCard() {
  const connection = usePanel((state) => state.connection);
  const disconnect = useAction('disconnect');
  const [isAsking, setAsking] = useState(false);
  if (!connection) {
    return (
      <Card title={say('settings_crm')}>
        <div className="settings-parts">
          <div className="settings-line">
            <div className="settings-who">
              <SmallText>{say('settings_crm_none')}</SmallText>
            </div>
            <ButtonLink size="small" href={hashOf({ screen: 'connect' })}>
              {say('not_connected_action')}
            </ButtonLink>
          </div>
          <FarewellNotice />
        </div>
      </Card>
    );
  }
  const isRevoked = connection.state === 'revoked';
  const leave = () => {
    setAsking(false);
    void disconnect.run({});
  };
  return (
    <Card title={say('settings_crm')}>
      <div className="settings-parts">
        <div className="settings-line">
          <div className="settings-who">
            <p className="settings-name">
              {connection.connectorName}{' '}
              <Tag tone={isRevoked ? 'bad' : 'ok'}>
                {say(isRevoked ? 'tag_session_ended' : 'tag_connected')}
              </Tag>
            </p>
            <SmallText>
              {[connection.userName, hostOf(connection.serverUrl)].filter(Boolean).join(' · ')}
            </SmallText>
          </div>
          {isRevoked ? (
            <ButtonLink
              size="small"
              href={hashOf({ screen: 'connector', connectorId: connection.connectorId })}
            >
              {say('connect_again')}
            </ButtonLink>
          ) : (
            <Button variant="quiet" size="small" busy={disconnect.isRunning} onClick={() => setAsking(true)}>
              {say('settings_disconnect')}
            </Button>
          )}
        </div>
        {!isRevoked && connection.capabilities.interfaces.includes('getLicenseStatus') && (
          // Another CRM has another licence.
          <ConnectorLicenceLine key={connection.connectorId} />
        )}
        <ConnectorChangedLine key={`${connection.connectorId} changed`} />
        <SmallText>
          <a href={hashOf({ screen: 'about_crm' })}>{say('about_crm_row')}</a> ·{' '}
          <a href={hashOf({ screen: 'connect' })}>{say('settings_change_crm')}</a>
        </SmallText>
        <FarewellNotice />
        {disconnect.problem && <ProblemNotice problem={disconnect.problem} onRetry={leave} />}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={say('settings_disconnect_title', connection.connectorName)}
          confirmLabel={say('settings_disconnect')}
          cancelLabel={say('cancel')}
          onConfirm={leave}
          onCancel={() => setAsking(false)}
        >
          <p>{say('settings_disconnect_help')}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
