import { otherNumber, type Activity } from '../../../core/activity/activity';
import { lineOf } from '../../../core/activity/activity-line';
import { sayNumber, whoOf } from '../../shared/activity-line-words';
import { NumberActions } from '../../shared/NumberActions';

/** The other party's number, and what can be done with it. */
export function PartyNumber({ activity }: { activity: Activity }) {
  const number = otherNumber(activity);
  if (number === '') return null;
  return (
    <div className="log-number">
      <span>{sayNumber(number)}</span>
      <NumberActions number={number} who={whoOf(lineOf(activity))} isAside />
    </div>
  );
}
