import { systemClock } from '../../platform/clock';

interface TextFile {
  readonly name: string;
  readonly ending: 'csv' | 'json';
  readonly type: 'text/csv' | 'application/json';
  readonly text: string;
}

/** Saves a text among the person's downloads, named with today's date. */
export function saveFile({ name, ending, type, text }: TextFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = address;
  link.download = `${name}-${new Date(systemClock.now()).toISOString().slice(0, 10)}.${ending}`;
  link.click();
  URL.revokeObjectURL(address);
}
