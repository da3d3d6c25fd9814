import { say } from '../app/words';
import { FieldNote } from '../ui/FieldNote';

/** rjsf's UnsupportedFieldTemplate: a part of the schema without a matching control; the other fields work. */
export function UnshownField() {
  return <FieldNote>{say('form_unshown')}</FieldNote>;
}
