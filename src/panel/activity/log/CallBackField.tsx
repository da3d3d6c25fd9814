import { tomorrow } from '../../../core/basics/local-time';
import { systemClock } from '../../../platform/clock';
import { CallBackTimeField } from '../../shared/CallBackTimeField';
import { Button } from '../../ui/Button';
import { say } from '../../app/words';

interface CallBackFieldProps {
  id: string;
  /** Epoch ms. */
  at: number | undefined;
  error: string | undefined;
  onChange: (at: number | undefined) => void;
}

/** When to call back, on the server's list. */
export function CallBackField({ id, at, error, onChange }: CallBackFieldProps) {
  if (at === undefined)
    return (
      <div>
        <Button variant="text" size="small" isFlush onClick={() => onChange(tomorrow(systemClock.now()))}>
          {say('log_call_back')}
        </Button>
      </div>
    );
  return (
    <CallBackTimeField
      id={id}
      at={at}
      error={error}
      action={
        <Button variant="text" size="small" onClick={() => onChange(undefined)}>
          {say('log_call_back_none')}
        </Button>
      }
      onChange={onChange}
    />
  );
}
