import { useCallback, useMemo, useState } from 'react';
import type { Field } from '../../../core/forms/field';
import { isObject } from '../../../core/basics/json';
import { secretKeys } from '../../../core/forms/secrets';
import { asChoices, readManagedOptions } from '../../../core/sign-in/managed-fields';
import { askServer } from '../../../actions/crm/ask-server';
import { useDraft } from '../../shared/use-draft';
import type { FieldNotes, FormValues } from '../../forms/form-values';
import { LazySchemaForm } from '../../forms/LazySchemaForm';
import { refusalsOf } from '../../forms/refusals';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAction } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { LiveRegion } from '../../ui/LiveRegion';
import { say } from '../../app/words';
import { draftOf, filledValues, managedForm, placeOf, type ManagedTarget } from './managed-target';
import { StoredValue } from './StoredValue';
import type { ConnectorQuery } from './use-managed-auth';
import { offerNotes } from '../OfferNotes';
import { offersValues, useOfferedValues } from '../use-offered-values';

const noKeys: ReadonlySet<string> = new Set();

interface ManagedFieldsProps {
  fields: readonly Field[];
  /** Keys of those whose values the connector offers. */
  dynamic?: ReadonlySet<string>;
  /** Keys of fields with a stored value. */
  stored: ReadonlySet<string>;
  target: ManagedTarget;
  query: ConnectorQuery;
  onSaved: () => void;
}

/** Fields for one target: stored values can be revealed, replaced and removed; the others form a form. */
export function ManagedFields(props: ManagedFieldsProps) {
  const { fields, dynamic = noKeys, stored, target, query, onSaved } = props;
  const formName = draftOf(query.connectorId, target);
  // Of all fields: one that is not open now may have been while it was typed.
  const secrets = useMemo(() => new Set(secretKeys(managedForm(fields))), [fields]);
  const draft = useDraft(formName, secrets);
  const isOnline = usePanel((state) => state.isOnline);
  const [values, setValues] = useState<FormValues>(() => (isObject(draft.kept) ? { ...draft.kept } : {}));
  const [replaced, setReplaced] = useState<ReadonlySet<string>>(() => new Set(Object.keys(values)));
  const [saved, setSaved] = useState('');
  const [round, setRound] = useState(0);
  const save = useAction('askServer');
  const open = useMemo(
    () => fields.filter(({ key }) => !stored.has(key) || replaced.has(key)),
    [fields, stored, replaced],
  );
  const isOffered = usePanel((state) => offersValues(state.connection?.capabilities));
  const platform = usePanel((state) => state.connection?.platform ?? '');
  const ask = useCallback(
    (fieldConst: string) =>
      askServer(
        'managedAuthOptions',
        { query: { ...query, platform }, body: { fieldConst } },
        readManagedOptions,
      ),
    [query, platform],
  );
  const offer = useOfferedValues(isOffered ? dynamic : noKeys, ask, values);
  const form = useMemo(() => managedForm(asChoices(open, offer.found)), [open, offer.found]);
  const filled = filledValues(values);
  const write = async (change: { values?: object; fieldsToRemove?: readonly string[] }, words: string) => {
    setSaved('');
    if (!(await save.run({ route: 'saveManagedAuth', query: {}, body: { ...target, ...change } })))
      return false;
    setSaved(words);
    onSaved();
    return true;
  };
  const keep = (next: FormValues) => {
    setValues(next);
    draft.keep(next);
  };
  const submit = async (typed: FormValues) => {
    draft.flush();
    if (!(await write({ values: filledValues(typed) }, say('managed_saved')))) return;
    draft.discard();
    setValues({});
    setReplaced(new Set());
    setRound(round + 1);
  };
  const keepStored = (key: string) => {
    const { [key]: _typed, ...others } = values;
    keep(others);
    setReplaced(new Set([...replaced].filter((one) => one !== key)));
  };
  const replacing = open.filter(({ key }) => stored.has(key));
  const offered = offerNotes(offer);
  const notes: FieldNotes = {
    ...offered,
    ...Object.fromEntries(
      replacing.map(({ key }) => [
        key,
        {
          hint: offered[key]?.hint ?? say('managed_replaces'),
          action: (
            <>
              {offered[key]?.action}
              <Button variant="text" size="small" onClick={() => keepStored(key)}>
                {say('managed_keep_stored')}
              </Button>
            </>
          ),
        },
      ]),
    ),
  };
  return (
    <div className="managed-fields">
      <LiveRegion text={saved} />
      {fields
        .filter((field) => !open.includes(field))
        .map((field) => (
          <StoredValue
            key={field.key}
            title={field.title}
            route="managedAuth"
            query={query}
            place={placeOf(target, field.key)}
            onReplace={() => setReplaced(new Set([...replaced, field.key]))}
            onRemove={() => write({ fieldsToRemove: [field.key] }, say('managed_removed', field.title))}
            removal={say('managed_remove_help')}
            isRemoving={save.isRunning}
          />
        ))}
      {save.problem && (
        <ProblemNotice
          problem={save.problem}
          kept={Object.keys(filled).length > 0 ? say('kept_typed') : undefined}
        />
      )}
      {offer.problem && <ProblemNotice problem={offer.problem} kept={say('managed_values_kept')} />}
      {open.length > 0 && (
        <>
          <LazySchemaForm
            key={round}
            id={formName}
            form={form}
            value={values}
            onChange={keep}
            onSubmit={(typed) => void submit(typed)}
            notes={notes}
            refusals={refusalsOf(save.problem)}
          />
          <Button
            type="submit"
            form={formName}
            busy={save.isRunning}
            unavailable={
              !isOnline
                ? say('offline_reason')
                : Object.keys(filled).length === 0
                  ? say('config_unchanged')
                  : undefined
            }
          >
            {say('save')}
          </Button>
        </>
      )}
    </div>
  );
}
