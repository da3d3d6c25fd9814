import { say } from '../app/words';

/** rjsf's UnsupportedFieldTemplate: a part of the schema that no control exists for; the others stand. */
export function UnshownField() {
  return <p className="field-note">{say('form_unshown')}</p>;
}
