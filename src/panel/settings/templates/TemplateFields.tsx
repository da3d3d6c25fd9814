import {
  longestTemplate,
  longestTemplateName,
  mostTemplates,
  placeholders,
  unknownPlaceholder,
  type NoteTemplate,
} from '../../../core/settings/note-template';
import { randomText, systemRandom } from '../../../platform/random';
import { say } from '../../app/words';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Fields } from '../../ui/Fields';
import { FormField } from '../../ui/FormField';
import { SmallText } from '../../ui/SmallText';
import { TextArea } from '../../ui/TextArea';
import { TextInput } from '../../ui/TextInput';
import { focusControl } from '../../forms/focus';
import type { TemplateValues } from './template-values';

interface TemplateFieldsProps {
  readonly values: TemplateValues;
  readonly onChange: (values: TemplateValues) => void;
}

/** Templates to be edited, one below the other, and a new one. */
export function TemplateFields({ values, onChange }: TemplateFieldsProps) {
  const shown = Object.values(values).filter((template) => template !== null);
  const add = () => {
    const id = randomText(systemRandom).slice(0, 40);
    onChange({ ...values, [id]: { id, name: '', text: '' } });
    requestAnimationFrame(() => focusControl(idOfName(id)));
  };
  return (
    <>
      <SmallText>
        {say('templates_placeholders', placeholders.map((name) => `{${name}}`).join(' '))}
      </SmallText>
      {shown.length === 0 && <SmallText>{say('templates_empty')}</SmallText>}
      {shown.map((template) => (
        <TemplateCard
          key={template.id}
          template={template}
          onChange={(changed) => onChange({ ...values, [template.id]: changed })}
        />
      ))}
      {shown.length < mostTemplates && (
        <div>
          <Button variant="quiet" size="small" onClick={add}>
            {say('templates_add')}
          </Button>
        </div>
      )}
    </>
  );
}

function idOfName(id: string): string {
  return `template-${id}`;
}

interface TemplateCardProps {
  readonly template: NoteTemplate;
  readonly onChange: (template: NoteTemplate | null) => void;
}

function TemplateCard({ template, onChange }: TemplateCardProps) {
  const { id, name, text } = template;
  const unknown = unknownPlaceholder(text);
  return (
    <Card>
      <Fields>
        <FormField
          id={idOfName(id)}
          label={say('templates_name')}
          action={
            <Button
              variant="text"
              size="small"
              aria-label={say('templates_remove_named', name || text)}
              onClick={() => onChange(null)}
            >
              {say('templates_remove')}
            </Button>
          }
        >
          {(control) => (
            <TextInput
              {...control}
              value={name}
              maxLength={longestTemplateName}
              onChange={(event) => onChange({ ...template, name: event.target.value })}
            />
          )}
        </FormField>
        <FormField
          label={say('templates_text')}
          hint={unknown !== undefined && say('templates_unknown', unknown)}
        >
          {(control) => (
            <TextArea
              {...control}
              value={text}
              maxLength={longestTemplate}
              onChange={(event) => onChange({ ...template, text: event.target.value })}
            />
          )}
        </FormField>
      </Fields>
    </Card>
  );
}
