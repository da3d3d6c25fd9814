import type { Place } from '../../../core/basics/json-places';

export const manifestTextId = 'workbench-manifest';

/** Brings the cursor to a line of the manifest, and the line into view. */
export function goToPlace({ line }: Place): void {
  const field = document.getElementById(manifestTextId);
  if (!(field instanceof HTMLTextAreaElement)) return;
  const lines = field.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, before) => sum + before.length + 1, 0);
  const indent = /^\s*/.exec(lines[line - 1] ?? '')?.[0].length ?? 0;
  field.focus({ preventScroll: true });
  field.setSelectionRange(start + indent, start + (lines[line - 1] ?? '').length);
  field.parentElement?.querySelector(`li:nth-child(${line})`)?.scrollIntoView({ block: 'center' });
}
