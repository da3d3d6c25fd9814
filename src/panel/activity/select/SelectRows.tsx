import { useCallback, useRef, type KeyboardEvent } from 'react';
import type { ActivityLine } from '../../../core/activity/activity-line';
import { say } from '../../app/words';
import { LongList, type ListedProps } from '../../ui/LongList';
import { selectAll, toggle, type SelectionStore } from './selection';
import { SelectRow } from './SelectRow';

interface SelectRowsProps {
  lines: readonly ActivityLine[];
  ids: readonly string[];
  selection: SelectionStore;
  onLeave: () => void;
}

/** The list, of any length; what is selected is no state of it. */
export function SelectRows({ lines, ids, selection, onLeave }: SelectRowsProps) {
  const list = useRef<HTMLDivElement>(null);
  const last = useRef<string>(undefined);
  const onToggle = useCallback(
    (id: string, isRange: boolean) => {
      toggle(selection, ids, id, isRange ? last.current : undefined);
      last.current = id;
    },
    [selection, ids],
  );
  const onKey = useCallback(
    (event: KeyboardEvent<HTMLInputElement>, index: number) => {
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step !== undefined) {
        event.preventDefault();
        const next = list.current?.querySelector<HTMLElement>(`[data-index="${index + step}"] input`);
        next?.focus();
        const id = ids[index + step];
        if (next && event.shiftKey && id !== undefined) onToggle(id, false);
      } else if (event.key === 'Escape') {
        event.preventDefault();
        onLeave();
      } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        selectAll(selection, ids);
      }
    },
    [selection, ids, onToggle, onLeave],
  );
  return (
    <LongList
      scroller={list}
      rows={lines}
      label={say('select_list')}
      usualHeight={64}
      idOf={({ id }) => id}
      renderRow={(line, place: ListedProps) => (
        <SelectRow
          key={line.id}
          line={line}
          selection={selection}
          onToggle={onToggle}
          onKey={onKey}
          {...place}
        />
      )}
    />
  );
}
