import { createContext, useContext, useSyncExternalStore } from 'react';
import type { FieldNote, FieldNotes } from './form-values';

/** The notes of a form's fields. Each field listens only to its own, so a keystroke repaints only one field. */
export interface NoteBoard {
  read(key: string): FieldNote | undefined;
  /** Sets new notes; a note with unchanged content keeps its object. */
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

/** Compares content; elements count as equal only if identical, so create them once in large forms. */
function saysTheSame(a: FieldNote, b: FieldNote): boolean {
  const isAlike = a.hint === b.hint && a.lock === b.lock && a.hasDefault === b.hasDefault;
  return isAlike && a.action === b.action && a.below === b.below;
}

export const NoteContext = createContext<NoteBoard>(createNoteBoard({}));

export function useNote(key: string): FieldNote | undefined {
  const board = useContext(NoteContext);
  return useSyncExternalStore(
    (listener) => board.subscribe(listener),
    () => board.read(key),
  );
}
