import type { LogWriting } from './log-writing';

/** `1 hour, 2 minutes, 3 seconds`, without what is zero. Both generations write fractions, one of them in the singular. */
export function durationWords(duration: number | null, generation: LogWriting['generation']): string {
  const seconds = Number(duration);
  if (Number.isNaN(seconds)) return String(seconds);
  const rest = seconds % 60;
  const isSingle = generation === 'polling' ? rest <= 1 : rest === 1;
  const parts = [
    counted(Math.floor(seconds / 3600), 'hour'),
    counted(Math.floor((seconds % 3600) / 60), 'minute'),
    rest > 0 ? `${rest} ${isSingle ? 'second' : 'seconds'}` : '',
  ].filter((part) => part !== '');
  return parts.length > 0 ? parts.join(', ') : '0 seconds';
}

function counted(count: number, unit: string): string {
  if (!(count > 0)) return '';
  return `${count} ${unit}${count > 1 ? 's' : ''}`;
}
