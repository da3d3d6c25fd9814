import { useState } from 'react';
import { loggingLevels, type LoggingSubscription } from '../../core/server-logging/logging-subscription';
import type { ServerLogging } from '../../core/server-logging/server-logging';
import { changeSubscription, settleSubscription } from '../../actions/server-logging/change-subscription';
import { ProblemNotice } from '../shared/ProblemNotice';
import { useAttempt } from '../shared/request';
import { usePanel } from '../app/store';
import { Button } from '../ui/Button';
import { Card } from '../ui/Card';
import { ChoiceChip } from '../ui/ChoiceChip';
import { ChoiceSet } from '../ui/ChoiceSet';
import { LiveRegion } from '../ui/LiveRegion';
import { Notice } from '../ui/Notice';
import { SmallText } from '../ui/SmallText';
import { Tag } from '../ui/Tag';
import { say } from '../app/words';
import { SubscribeDialog } from './SubscribeDialog';

interface SubscriptionCardProps {
  declared: ServerLogging;
  subscription: LoggingSubscription;
  onChanged: (subscription: LoggingSubscription) => void;
}

/** On or off, for whom, and who owns the logs; only one admin can manage it at a time. */
export function SubscriptionCard({ declared, subscription, onChanged }: SubscriptionCardProps) {
  const { level, ownedByAdmin, managedBy } = subscription;
  const [wished, setWished] = useState({ level, ownedByAdmin });
  const [isAsking, setAsking] = useState(false);
  const [wasSaved, setSaved] = useState(false);
  const save = useAttempt(changeSubscription);
  const settle = useAttempt(settleSubscription);
  const isOnline = usePanel((state) => state.isOnline);
  const wish = (part: Partial<typeof wished>) => {
    setSaved(false);
    setWished((before) => ({ ...before, ...part }));
  };
  const submit = async () => {
    setAsking(false);
    const saved = await save.run({ declared, ...wished });
    // After a failure only the service knows how far it got.
    const now = saved ?? (await settle.run(declared.host));
    if (now) onChanged(now.output);
    setSaved(saved !== undefined);
  };
  const isChanged = wished.level !== level || (level !== 'Disable' && wished.ownedByAdmin !== ownedByAdmin);
  return (
    <Card title={say('server_logging_state')} icon="list">
      <div className="server-logging-card">
        <p className="server-logging-now">
          <Tag tone={level === 'Disable' ? 'plain' : 'ok'}>{say(`server_logging_now_${level}`)}</Tag>
          <span>{say('server_logging_at', declared.host)}</span>
        </p>
        {managedBy === undefined ? (
          <>
            <ChoiceSet legend={say('server_logging_level')}>
              {loggingLevels.map((one) => (
                <ChoiceChip
                  key={one}
                  type="radio"
                  name="logging-level"
                  label={say(`server_logging_level_${one}`)}
                  checked={one === wished.level}
                  onChange={() => wish({ level: one })}
                />
              ))}
            </ChoiceSet>
            {wished.level !== 'Disable' && (
              <ChoiceSet legend={say('server_logging_owner')}>
                {[false, true].map((one) => (
                  <ChoiceChip
                    key={String(one)}
                    type="radio"
                    name="logging-owner"
                    label={say(one ? 'server_logging_owner_admin' : 'server_logging_owner_user')}
                    checked={one === wished.ownedByAdmin}
                    onChange={() => wish({ ownedByAdmin: one })}
                  />
                ))}
              </ChoiceSet>
            )}
            <SmallText>
              {say(declared.usesAdminSession ? 'server_logging_as_admin' : 'server_logging_as_account')}
            </SmallText>
            {save.problem && <ProblemNotice problem={save.problem} />}
            {wasSaved && !isChanged && <Notice tone="ok">{say('server_logging_saved')}</Notice>}
            <LiveRegion text={wasSaved ? say('server_logging_saved') : ''} />
            <Button
              wide
              busy={save.isRunning || settle.isRunning}
              unavailable={
                isChanged ? (isOnline ? undefined : say('offline_reason')) : say('config_unchanged')
              }
              onClick={() => setAsking(true)}
            >
              {say('server_logging_save')}
            </Button>
          </>
        ) : (
          <Notice
            tone="wait"
            title={say('server_logging_managed_title', managedBy || say('server_logging_managed_nobody'))}
          >
            <p>{say('server_logging_managed_help')}</p>
          </Notice>
        )}
      </div>
      {isAsking && (
        <SubscribeDialog
          host={declared.host}
          level={wished.level}
          onConfirm={() => void submit()}
          onCancel={() => setAsking(false)}
        />
      )}
    </Card>
  );
}
