import { say } from '../app/words';

/** rjsf's UnsupportedFieldTemplate: a part of the schema without a matching control; the other fields work. */
export function UnshownField() {
  return <p className="field-note">{say('form_unshown')}</p>;
}
