import { say } from '../app/words';
import { FieldNote } from '../ui/FieldNote';

/** rjsf's UnsupportedFieldTemplate: a part of the schema that no control exists for; the others stand. */
export function UnshownField() {
  return <FieldNote>{say('form_unshown')}</FieldNote>;
}
