import type { LoggingLevel } from '../../core/server-logging/logging-subscription';
import { hostOf } from '../../core/basics/url';
import { usePanel } from '../app/store';
import { ConfirmDialog } from '../ui/ConfirmDialog';
import { KeyValues } from '../ui/KeyValues';
import { say } from '../app/words';

interface SubscribeDialogProps {
  host: string;
  level: LoggingLevel;
  onConfirm: () => void;
  onCancel: () => void;
}

/** The host and everything it receives, shown before the session token is sent. */
export function SubscribeDialog({ host, level, onConfirm, onCancel }: SubscribeDialogProps) {
  const connection = usePanel((state) => state.connection);
  const crm = connection?.connectorName ?? '';
  const isOn = level !== 'Disable';
  return (
    <ConfirmDialog
      title={say(isOn ? 'server_logging_ask_on' : 'server_logging_ask_off', host)}
      confirmLabel={say(isOn ? 'server_logging_confirm_on' : 'server_logging_confirm_off')}
      cancelLabel={say('cancel')}
      variant={isOn ? 'primary' : 'danger'}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      {isOn ? (
        <>
          <p>{say('server_logging_ask_on_help', host)}</p>
          <KeyValues
            rows={[
              { key: say('server_logging_token'), value: say('server_logging_token_help', crm) },
              { key: say('server_logging_server'), value: hostOf(connection?.serverUrl ?? '') },
              { key: say('server_logging_level'), value: say(`server_logging_level_${level}`) },
            ]}
          />
        </>
      ) : (
        <p>{say('server_logging_ask_off_help')}</p>
      )}
    </ConfirmDialog>
  );
}
