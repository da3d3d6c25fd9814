import { useState } from 'react';
import { managedOAuthFields, type ManagedOAuth } from '../../../core/sign-in/managed-oauth';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { ButtonLink } from '../../ui/ButtonLink';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import { StoredValue } from './StoredValue';

interface ManagedOAuthStateProps {
  managed: ManagedOAuth;
  onChange: () => void;
  onRemoved: () => void;
}

/** The organisation's own OAuth app as the server has it: pending or in use. */
export function ManagedOAuthState({ managed, onChange, onRemoved }: ManagedOAuthStateProps) {
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const platform = usePanel((state) => state.connection?.platform ?? '');
  const connectorId = usePanel((state) => state.connection?.connectorId ?? '');
  const [isAsking, setAsking] = useState(false);
  const remove = useAction('askServer');
  const isPending = managed.state === 'pending';
  const words = isPending ? 'pending' : 'account';
  const query = { platform };
  const confirm = async () => {
    const done = isPending
      ? await remove.run({ route: 'dropManagedOAuthCache', query: {} })
      : await remove.run({ route: 'removeManagedOAuth', query });
    setAsking(false);
    if (done) onRemoved();
  };
  const shown = managedOAuthFields.filter((key) => managed.values[key] !== undefined);
  return (
    <Section>
      <Notice
        tone={isPending ? 'wait' : 'ok'}
        title={say(`managed_oauth_${words}_title`)}
        actions={
          isPending && (
            <ButtonLink size="small" href={hashOf({ screen: 'connector', connectorId })}>
              {say('managed_oauth_connect', crm)}
            </ButtonLink>
          )
        }
      >
        <p>{say(`managed_oauth_${words}_help`, crm)}</p>
      </Notice>
      <KeyValues
        rows={shown.map((key) => ({ key: say(`managed_oauth_${key}`), value: managed.values[key] }))}
      />
      {isPending ? (
        <StoredValue
          title={say('managed_oauth_clientSecret')}
          route="managedOAuthState"
          query={query}
          place={['pendingValues', 'clientSecret']}
        />
      ) : (
        <SmallText>{say('managed_oauth_secret_kept')}</SmallText>
      )}
      {remove.problem && <ProblemNotice problem={remove.problem} />}
      <div className="managed-actions">
        {isPending && (
          <Button variant="quiet" onClick={onChange}>
            {say('managed_oauth_change')}
          </Button>
        )}
        <Button variant="quiet" busy={remove.isRunning} onClick={() => setAsking(true)}>
          {say(`managed_oauth_${words}_remove`)}
        </Button>
      </div>
      {isAsking && (
        <ConfirmDialog
          title={say(`managed_oauth_${words}_remove_title`, crm)}
          confirmLabel={say(isPending ? 'discard' : 'managed_remove_action')}
          cancelLabel={say('cancel')}
          variant="danger"
          busy={remove.isRunning}
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(false)}
        >
          <p>{say(`managed_oauth_${words}_remove_help`, crm)}</p>
        </ConfirmDialog>
      )}
    </Section>
  );
}
