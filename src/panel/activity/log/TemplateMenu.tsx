import { useId, useState, type KeyboardEvent } from 'react';
import { otherNumber, startedAt, type Activity } from '../../../core/activity/activity';
import type { Contact } from '../../../core/crm/contact';
import { fillTemplate, templatesIn, type NoteTemplate } from '../../../core/settings/note-template';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { sayNumber } from '../../shared/activity-line-words';
import { clockOf, localeOf, sayTime } from '../../shared/time-words';
import { Button } from '../../ui/Button';

interface TemplateMenuProps {
  readonly activity: Activity;
  readonly contact: Pick<Contact, 'name' | 'company'> | undefined;
  readonly onInsert: (text: string) => void;
}

/** Texts for the note: the organization's and the person's own. Arrow keys move in it, Esc closes it. */
export function TemplateMenu({ activity, contact, onInsert }: TemplateMenuProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const records = usePanel((state) => state.settingRecords);
  const language = usePanel((state) => state.language);
  const me = usePanel((state) => state.identity?.name ?? '');
  const { admins, own, isLocked } = templatesIn(records);
  const offered = [...admins, ...(isLocked ? [] : own)];
  const place = hashOf({ screen: 'note_templates' });
  if (offered.length === 0)
    return isLocked ? null : (
      <a className="template-none" href={place}>
        {say('templates_none')}
      </a>
    );
  const choose = ({ text }: NoteTemplate) => {
    const at = startedAt(activity);
    const number = otherNumber(activity);
    onInsert(
      fillTemplate(text, {
        contact: contact?.name ?? sayNumber(number),
        company: contact?.company ?? '',
        number: sayNumber(number),
        date: new Intl.DateTimeFormat(localeOf(language), { dateStyle: 'medium' }).format(at),
        time: sayTime(at, language),
        duration: clockOf(activity.call?.duration ?? 0),
        me,
      }),
    );
  };
  return (
    <>
      <Button variant="text" size="small" aria-haspopup="menu" aria-expanded={isOpen} popoverTarget={id}>
        {say('templates_insert')}
      </Button>
      <div
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={say('templates_insert')}
        className="template-menu"
        data-open={isOpen || undefined}
        onToggle={(event) => {
          setOpen(event.newState === 'open');
          if (event.newState === 'open') itemsIn(event.currentTarget)[0]?.focus();
        }}
        onKeyDown={moveByArrows}
      >
        {offered.map((template) => (
          <button
            key={template.id}
            type="button"
            role="menuitem"
            className="template-item"
            tabIndex={-1}
            popoverTarget={id}
            onClick={() => choose(template)}
          >
            <span>{template.name || template.text}</span>
            <small>{template.text}</small>
          </button>
        ))}
      </div>
    </>
  );
}

function itemsIn(menu: HTMLElement): HTMLElement[] {
  return [...menu.querySelectorAll<HTMLElement>('[role=menuitem]')];
}

function moveByArrows(event: KeyboardEvent<HTMLElement>): void {
  const items = itemsIn(event.currentTarget);
  const at = items.findIndex((item) => item === document.activeElement);
  const places: { readonly [key: string]: number } = {
    ArrowDown: (at + 1) % items.length,
    ArrowUp: (at - 1 + items.length) % items.length,
    Home: 0,
    End: items.length - 1,
  };
  const next = places[event.key];
  if (next === undefined) return;
  event.preventDefault();
  items[next]?.focus();
}
