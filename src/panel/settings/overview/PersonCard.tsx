import { useState } from 'react';
import { leaveDialer } from '../../shared/dialer-sign-out';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';
import './SettingsScreen.css';

/** The person signed in to RingCentral. */
export function PersonCard() {
  const identity = usePanel((state) => state.identity);
  const signOut = useAction('signOut');
  const [isAsking, setAsking] = useState(false);
  const [isLeaving, setLeaving] = useState(false);
  if (!identity) return null;
  const leave = async () => {
    setAsking(false);
    setLeaving(true);
    // Signing out removes the widget, so it is signed out first.
    await leaveDialer();
    setLeaving(false);
    await signOut.run({});
  };
  return (
    <Card title={say('settings_account')}>
      <div className="settings-parts">
        <div className="settings-line">
          <div className="settings-who">
            <p className="settings-name">
              {identity.name} {identity.isAdmin && <Tag tone="accent">{say('tag_admin')}</Tag>}
            </p>
            <SmallText>{identity.email}</SmallText>
          </div>
          <Button
            variant="quiet"
            size="small"
            busy={isLeaving || signOut.isRunning}
            onClick={() => setAsking(true)}
          >
            {say('settings_sign_out')}
          </Button>
        </div>
        <output className="settings-leaving">{isLeaving && say('settings_signing_out')}</output>
        {identity.hasEnded && <ProblemNotice problem={{ code: 'ringcentral_expired' }} />}
        {signOut.problem && <ProblemNotice problem={signOut.problem} onRetry={() => void leave()} />}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={say('settings_sign_out_title')}
          confirmLabel={say('settings_sign_out')}
          cancelLabel={say('cancel')}
          onConfirm={() => void leave()}
          onCancel={() => setAsking(false)}
        >
          <p>{say('settings_sign_out_help')}</p>
        </ConfirmDialog>
      )}
    </Card>
  );
}
