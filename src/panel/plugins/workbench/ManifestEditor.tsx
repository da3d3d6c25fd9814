import { useMemo } from 'react';
import type { ManifestText } from '../../../core/plugins/manifest-text';
import { say } from '../../app/words';
import { manifestTextId } from './manifest-place';

interface ManifestEditorProps {
  readonly text: string;
  readonly manifest: ManifestText;
  readonly onChange: (text: string) => void;
}

/** A manifest as text, with the numbers of its lines; those with something wrong are marked. */
export function ManifestEditor({ text, manifest, onChange }: ManifestEditorProps) {
  const count = text.split('\n').length;
  const wrong = useMemo(() => new Set(linesOf(manifest)), [manifest]);
  return (
    <div className="workbench-editor">
      <ol className="workbench-lines" aria-hidden="true">
        {Array.from({ length: count }, (_, index) => (
          <li key={index} data-wrong={wrong.has(index + 1) || undefined}>
            {index + 1}
          </li>
        ))}
      </ol>
      <textarea
        id={manifestTextId}
        className="workbench-text"
        aria-label={say('workbench_manifest')}
        aria-describedby="workbench-findings"
        aria-invalid={wrong.size > 0 || undefined}
        placeholder={say('workbench_paste')}
        wrap="off"
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        value={text}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function linesOf(manifest: ManifestText): number[] {
  if (manifest.state === 'unreadable') return [manifest.place.line];
  return manifest.state === 'read' ? manifest.problems.map(({ place }) => place.line) : [];
}
