import type { ReactNode } from 'react';
import type { CurrentCall } from '../../../core/activity/current-call';
import { say, sayCount } from '../../app/words';
import { Icon } from '../../ui/Icon';
import { LiveRegion } from '../../ui/LiveRegion';
import { useIsPainted } from '../../ui/painted';
import { useNow } from '../use-now';
import { firstOf, numberBeside, sayProgress, sayStep, whoCalls } from './current-call-words';
import './CallLine.css';

interface CallLineProps {
  readonly calls: readonly CurrentCall[];
  /** In the place of who calls. */
  readonly title?: string | undefined;
  /** After number and time. */
  readonly more?: readonly string[];
  /** What can be done about the call that is shown. */
  readonly renderActions: (shown: CurrentCall) => ReactNode;
}

/** The current call in one line; of several the one that asks for the person first. */
export function CallLine({ calls, title, more = [], renderActions }: CallLineProps) {
  const now = useNow(1000);
  // Said once the region is there, else nobody hears it.
  const isPainted = useIsPainted();
  const { first, others } = firstOf(calls);
  if (!first) return null;
  const { text, isTime } = sayProgress(first, now);
  const beside = [numberBeside(first), others > 0 ? sayCount('calls_more', others) : '', ...more];
  return (
    <section
      className="call-line"
      aria-label={say('call_current')}
      data-tone={first.status === 'ringing' ? 'ok' : 'accent'}
    >
      <LiveRegion text={isPainted ? sayStep(first) : ''} />
      <Icon name="phone" />
      <div className="call-line-body">
        <p className="call-line-who">{title ?? whoCalls(first)}</p>
        <p className="call-line-more">
          {isTime ? (
            <span role="timer" className="call-line-time">
              {text}
            </span>
          ) : (
            <span>{text}</span>
          )}
          {beside.filter(Boolean).map((words) => (
            <span key={words}>{words}</span>
          ))}
        </p>
      </div>
      {renderActions(first)}
    </section>
  );
}
