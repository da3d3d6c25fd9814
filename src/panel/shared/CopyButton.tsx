import { useState } from 'react';
import { Button } from '../ui/Button';
import { say } from '../app/words';

interface CopyButtonProps {
  readonly text: string;
  /** What is copied, for whoever does not see what stands beside it. */
  readonly label: string;
}

/** Copies a text, and says whether that worked. */
export function CopyButton({ text, label }: CopyButtonProps) {
  const [outcome, setOutcome] = useState<'copied' | 'not_copied'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('not_copied');
    }
  };
  return (
    <>
      <Button size="small" variant="quiet" aria-label={label} onClick={() => void copy()}>
        {say(outcome === 'copied' ? 'copy_copied' : 'copy')}
      </Button>
      <output className={outcome === 'not_copied' ? 'small-text' : 'visually-hidden'}>
        {outcome && say(`copy_${outcome}`)}
      </output>
    </>
  );
}
