import { useEffect, useRef, type MouseEvent } from 'react';
import { Icon } from '../ui/Icon';
import { LiveRegion } from '../ui/LiveRegion';
import { say, sayCount } from '../app/words';
import type { Option } from './searched-options';

interface OptionListProps {
  id: string;
  label: string;
  isOpen: boolean;
  isMany: boolean;
  shown: readonly Option[];
  hidden: number;
  active: number;
  chosen: readonly unknown[];
  onChoose: (option: Option) => void;
}

// The browser's own `select` and `datalist` cannot be searched or hold several values.
const listBox = { role: 'listbox' } as const;
const optionRole = { role: 'option' } as const;

/** The list box of a combobox: the focus stays in its input, which handles the keys. */
export function OptionList(props: OptionListProps) {
  const { id, label, isOpen, isMany, shown, hidden, active, chosen, onChoose } = props;
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active]);
  // A press must not move the focus out of the input.
  const press = (event: MouseEvent<HTMLElement>) => {
    event.preventDefault();
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    const place = option ? [...(list.current?.children ?? [])].indexOf(option) : -1;
    const pressed = shown[place];
    if (pressed) onChoose(pressed);
  };
  return (
    <>
      <LiveRegion text={isOpen ? sayCount('form_options_found', shown.length + hidden) : ''} />
      <div
        ref={list}
        id={`${id}-options`}
        {...listBox}
        {...{ onMouseDown: press }}
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable={isMany || undefined}
        className="form-options"
        hidden={!isOpen}
      >
        {isOpen &&
          shown.map((option, place) => (
            <div
              key={`${place} ${option.label}`}
              id={`${id}-option-${place}`}
              {...optionRole}
              aria-selected={chosen.includes(option.value)}
              className={place === active ? 'form-option form-option-active' : 'form-option'}
            >
              {option.label}
              {chosen.includes(option.value) && <Icon name="check" />}
            </div>
          ))}
      </div>
      {isOpen && (shown.length === 0 || hidden > 0) && (
        <p className="form-empty">
          {shown.length === 0 ? say('form_options_none') : sayCount('form_options_more', hidden)}
        </p>
      )}
    </>
  );
}
