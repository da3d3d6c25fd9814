import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldNote, FieldNotes } from './form-values';

/** The notes of a form's fields. Each field hears only of its own: a key pressed in one paints one. */
export interface NoteBoard {
  read(key: string): FieldNote | undefined;
  /** Puts up new notes; one that says the same as before stays the same object. */
  write(notes: FieldNotes): void;
  subscribe(listener: () => void): () => void;
}

export function createNoteBoard(first: FieldNotes): NoteBoard {
  let notes = first;
  const listeners = new Set<() => void>();
  return {
    read: (key) => (Object.hasOwn(notes, key) ? notes[key] : undefined),
    write(next) {
      const before = notes;
      notes = Object.fromEntries(
        Object.entries(next).map(([key, note]) => {
          const known = before[key];
          return [key, known && saysTheSame(known, note) ? known : note];
        }),
      );
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** An action is told apart by being there: what it does must not depend on when it was made. */
function saysTheSame(a: FieldNote, b: FieldNote): boolean {
  const isAlike = a.hint === b.hint && a.lock === b.lock && a.hasDefault === b.hasDefault;
  return isAlike && Boolean(a.action) === Boolean(b.action);
}

export const NoteContext = createContext<NoteBoard>(createNoteBoard({}));

export function useNote(key: string): FieldNote | undefined {
  const board = useContext(NoteContext);
  return useSyncExternalStore(board.subscribe, () => board.read(key));
}
