import type { OrganisationPlan } from '../../../actions/plugins/transfer-organisation';
import type { FieldDefault } from '../../../core/plugins/defaults';
import type { PlannedChange } from '../../../core/plugins/organisation-plan';
import { say, sayCount } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { ChangeLines } from '../../shared/settings/ChangeLines';
import { plainValue } from '../../shared/settings/plain-value';
import { Fields } from '../../ui/Fields';
import { FormField } from '../../ui/FormField';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { Toggle } from '../../ui/Toggle';
import { isToDo, type Import, type ImportRow } from './use-import';

/** A list that is longer is folded. */
const shownLines = 6;

/** What the file would change here, a row for each plugin and one for the settings. */
export function ImportRows({ plan, work }: { plan: OrganisationPlan; work: Import }) {
  const onlyHere = [...plan.plugins.map(({ fields }) => fields), plan.settings, plan.crm].reduce(
    (sum, fields) => sum + fields.onlyHere.length,
    0,
  );
  return (
    <>
      <ul className="transfer-rows" aria-label={say('import_difference')}>
        {work.rows.map((row) => (
          <ImportRowLine key={row.id} row={row} work={work} />
        ))}
      </ul>
      {(onlyHere > 0 || plan.others.length > 0) && (
        <Section>
          {plan.others.length > 0 && <SmallText>{say('import_others', plan.others.join(', '))}</SmallText>}
          {onlyHere > 0 && (
            <Fields>
              <FormField inline label={sayCount('import_resets', onlyHere)} hint={say('import_resets_help')}>
                {(control) => (
                  <Toggle
                    {...control}
                    disabled={work.running !== undefined}
                    checked={work.withResets}
                    onChange={(event) => work.setResets(event.target.checked)}
                  />
                )}
              </FormField>
            </Fields>
          )}
        </Section>
      )}
    </>
  );
}

function ImportRowLine({ row, work }: { row: ImportRow; work: Import }) {
  const { id, plugin, changes, left, isChosen, outcome } = row;
  const name = plugin?.displayName ?? say('import_settings');
  const isDone = outcome?.state === 'done';
  const hasChoice = !isDone && isToDo({ ...row, isChosen: true });
  return (
    <Row
      lead={<IconTile icon={plugin ? 'plug' : 'sliders'} tone={isToDo(row) ? 'accent' : 'plain'} />}
      title={name}
      text={isDone ? say('import_row_done') : rowWords(row)}
      trail={
        hasChoice && (
          <Toggle
            aria-label={say('import_include', name)}
            disabled={work.running !== undefined}
            checked={isChosen}
            onChange={(event) => work.choose(id, event.target.checked)}
          />
        )
      }
    >
      {work.running === id && <Tag tone="wait">{say('import_row_running')}</Tag>}
      {isDone && <Tag tone="ok">{say('import_tag_done')}</Tag>}
      {outcome?.state === 'skipped' && <Tag tone="unknown">{say('import_tag_skipped')}</Tag>}
      {!isDone && changes.length > 0 && <Changes changes={changes} />}
      {!isDone && left.length > 0 && (
        <ul className="transfer-lines">
          {left.map(({ key, title, reason }) => (
            <li key={key}>{say(`import_left_${reason}`, title)}</li>
          ))}
        </ul>
      )}
      {outcome?.state === 'failed' && (
        <ProblemNotice problem={outcome.problem} kept={say('import_rest_kept')} />
      )}
    </Row>
  );
}

function rowWords({ plugin, changes }: ImportRow): string {
  if (plugin?.problem) return say('import_row_blocked', blockedWords(plugin.problem.code));
  const values = changes.length > 0 && sayCount('import_will_change', changes.length);
  if (plugin?.isInstalled === false) return [say('import_row_install'), values].filter(Boolean).join(' · ');
  return values || say('import_row_same');
}

function blockedWords(code: string): string {
  if (code === 'not_found') return say('import_blocked_not_listed');
  if (code === 'shared_plugin') return say('import_blocked_shared');
  if (code === 'manifest') return say('import_blocked_manifest');
  return say('import_blocked_not_loaded');
}

function Changes({ changes }: { changes: readonly PlannedChange[] }) {
  const lines = (
    <ChangeLines
      changes={changes.map(({ field, before, after }) => ({
        key: field.key,
        title: field.title,
        from: defaultWords(before, field),
        to: defaultWords(after, field),
      }))}
    />
  );
  if (changes.length <= shownLines) return lines;
  return (
    <details className="transfer-more">
      <summary>{say('import_show_values')}</summary>
      {lines}
    </details>
  );
}

function defaultWords(value: FieldDefault | undefined, field: PlannedChange['field']): string {
  if (!value) return say('value_unset');
  const words = plainValue(value.value, field);
  return value.locked ? say('conflict_locked', words) : words;
}
