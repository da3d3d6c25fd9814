import { useEffect, useRef, type MouseEvent } from 'react';
import { Icon } from '../ui/Icon';
import { LiveRegion } from '../ui/LiveRegion';
import { say, sayCount } from '../words';
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

/** The list box of a combobox: the focus stays in its input, the keys are handled there. */
export function OptionList(props: OptionListProps) {
  const { id, label, isOpen, isMany, shown, hidden, active, chosen, onChoose } = props;
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (isOpen) list.current?.children[active]?.scrollIntoView({ block: 'nearest' });
  }, [isOpen, active]);
  // A press must not take the focus out of the input.
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
      <ul
        ref={list}
        id={`${id}-options`}
        role="listbox"
        tabIndex={-1}
        aria-label={label}
        aria-multiselectable={isMany || undefined}
        className="form-options"
        hidden={!isOpen}
        onMouseDown={press}
      >
        {isOpen &&
          shown.map((option, place) => (
            <li
              key={`${place} ${option.label}`}
              id={`${id}-option-${place}`}
              role="option"
              aria-selected={chosen.includes(option.value)}
              className={place === active ? 'form-option form-option-active' : 'form-option'}
            >
              {option.label}
              {chosen.includes(option.value) && <Icon name="check" />}
            </li>
          ))}
      </ul>
      {isOpen && (shown.length === 0 || hidden > 0) && (
        <p className="form-empty">
          {shown.length === 0 ? say('form_options_none') : sayCount('form_options_more', hidden)}
        </p>
      )}
    </>
  );
}
