import { useId, useState, type KeyboardEvent, type MouseEvent } from 'react';
import { orderDialer } from '../../shared/dialer-order';
import { showOverlay } from '../../shared/overlay';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { Icon } from '../../ui/Icon';
import { LiveRegion } from '../../ui/LiveRegion';
import { openModal } from '../../ui/open-modal';
import { goTo } from '../route';
import { say, sayCount } from '../words';
import { paletteGroups, type PaletteItem } from './palette-items';
import { useCrmSearch } from './use-crm-search';
import { usePaletteItems } from './use-palette-items';
import '../../ui/ConfirmDialog.css';
import '../../ui/SearchField.css';
import './palette.css';

// No element of HTML is a list that stays open below a field, with groups of what can be chosen.
const listBox = { role: 'listbox' } as const;
const groupRole = { role: 'group' } as const;
const optionRole = { role: 'option' } as const;

/** One field that finds screens, people, activities, plugins and settings: a combobox whose list is always open. */
export function Palette({ onClose }: { onClose: () => void }) {
  const id = useId();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const [said, setSaid] = useState('');
  const crm = useCrmSearch();
  const items = usePaletteItems(query, crm.found);
  const active = Math.min(chosen, items.length - 1);
  const idOf = (index: number) => `${id}-${index}`;
  const move = (to: number) => {
    if (items.length === 0) return;
    const next = (to + items.length) % items.length;
    setChosen(next);
    document.getElementById(idOf(next))?.scrollIntoView({ block: 'nearest' });
  };
  const choose = (item: PaletteItem | undefined) => {
    if (!item) return;
    setSaid('');
    const { act } = item;
    if (act === 'shortcuts') showOverlay('shortcuts');
    else if ('href' in act) {
      onClose();
      location.hash = act.href;
    } else if ('lookFor' in act) {
      void crm
        .lookFor(act.lookFor)
        .then((count) => setSaid(count === 0 ? say('log_found_nobody', act.lookFor) : ''));
    } else {
      const answer = orderDialer({ kind: 'call', number: act.call });
      if (answer !== 'taken') return setSaid(say(`dialer_order_${answer}`));
      onClose();
      goTo({ screen: 'dialer' });
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') move(active + 1);
    else if (event.key === 'ArrowUp') move(active - 1);
    else if (event.key === 'Enter') choose(items[active]);
    else return;
    event.preventDefault();
  };
  const groups = paletteGroups
    .map((group) => [group, items.filter((item) => item.group === group)] as const)
    .filter(([, ofGroup]) => ofGroup.length > 0);
  return (
    <dialog
      ref={openModal}
      className="dialog palette"
      aria-label={say('palette_title')}
      onCancel={onClose}
      onClose={onClose}
    >
      <div className="search-field palette-field">
        <Icon name="find" />
        <input
          type="text"
          role="combobox"
          aria-label={say('palette_title')}
          aria-expanded={items.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={items.length > 0 ? idOf(active) : undefined}
          placeholder={say('palette_hint')}
          autoComplete="off"
          spellCheck={false}
          maxLength={100}
          value={query}
          onKeyDown={onKey}
          onChange={({ target }) => {
            setQuery(target.value);
            setChosen(0);
            setSaid('');
          }}
        />
      </div>
      <LiveRegion text={query === '' ? '' : sayCount('palette_found', items.length)} />
      {said !== '' && (
        <p className="palette-said" role="alert">
          {said}
        </p>
      )}
      {crm.problem && <ProblemNotice problem={crm.problem} />}
      <div id={`${id}-list`} {...listBox} aria-label={say('palette_title')} className="palette-list">
        {groups.map(([group, ofGroup]) => (
          <div key={group} {...groupRole} aria-labelledby={`${id}-${group}`}>
            <p id={`${id}-${group}`} className="palette-group" role="presentation">
              {say(`palette_group_${group}`)}
            </p>
            {ofGroup.map((item) => {
              const index = items.indexOf(item);
              return (
                <Option
                  key={item.id}
                  id={idOf(index)}
                  item={item}
                  isActive={index === active}
                  isBusy={crm.isRunning && item.id === 'crm'}
                  onChoose={() => choose(item)}
                />
              );
            })}
          </div>
        ))}
      </div>
      {items.length === 0 && <p className="palette-none">{say('search_empty_title', query)}</p>}
    </dialog>
  );
}

interface OptionProps {
  id: string;
  item: PaletteItem;
  isActive: boolean;
  isBusy: boolean;
  onChoose: () => void;
}

function keepFocus(event: MouseEvent): void {
  event.preventDefault();
}

/** The focus stays in the field; a press is as good as Enter. */
function Option({ id, item: { title, text, icon }, isActive, isBusy, onChoose }: OptionProps) {
  return (
    <div
      id={id}
      {...optionRole}
      aria-selected={isActive}
      aria-busy={isBusy || undefined}
      className="palette-option"
      {...{ onMouseDown: keepFocus, onClick: onChoose }}
    >
      <Icon name={icon} />
      <span className="palette-words">
        <span>{title}</span>
        {(isBusy || text !== '') && <small>{isBusy ? say('log_searching') : text}</small>}
      </span>
    </div>
  );
}
