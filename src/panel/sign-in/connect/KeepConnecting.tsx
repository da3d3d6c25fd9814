import { FormField } from '../../ui/FormField';
import { Toggle } from '../../ui/Toggle';
import { say } from '../../app/words';

interface KeepConnectingProps {
  /** Host that gets the RingCentral sign-in. */
  serverHost: string;
  isOn: boolean;
  onChange: (isOn: boolean) => void;
}

/** For a CRM that signing in to RingCentral is enough for: whether it is connected by that from now on. */
export function KeepConnecting({ serverHost, isOn, onChange }: KeepConnectingProps) {
  return (
    <FormField label={say('connect_keep')} hint={say('connect_keep_help', serverHost)} inline>
      {(control) => (
        <Toggle {...control} checked={isOn} onChange={(event) => onChange(event.target.checked)} />
      )}
    </FormField>
  );
}
