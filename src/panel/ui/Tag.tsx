import type { ReactNode } from 'react';
import './Tag.css';

export type Tone = 'plain' | 'accent' | 'ok' | 'bad' | 'wait' | 'unknown';

export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className="tag" data-tone={tone}>
      {children}
    </span>
  );
}
