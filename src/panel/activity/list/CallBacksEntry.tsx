import { isObject } from '../../../core/basics/json';
import { isSameDay } from '../../../core/basics/local-time';
import * as draftName from '../../../core/forms/draft-name';
import { goTo } from '../../app/route';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { useCanCallBack } from '../../shared/can-call-back';
import { useNow } from '../../shared/use-now';
import { IconButton } from '../../ui/IconButton';

/** Leads to the call-backs, with how many are for today and not called yet. */
export function CallBacksEntry() {
  const stored = usePanel((state) => state.drafts[draftName.callBacks]?.value);
  const now = useNow();
  if (!useCanCallBack()) return null;
  const due = isObject(stored) && Array.isArray(stored['due']) ? stored['due'] : [];
  const today = due.filter((time) => isSameDay(Number(time), now)).length;
  return (
    <span className="call-backs-entry">
      <IconButton
        icon="callBack"
        label={today > 0 ? sayCount('call_backs_today', today) : say('call_backs')}
        onClick={() => goTo({ screen: 'call_backs' })}
      />
      {today > 0 && (
        <span className="call-backs-badge" aria-hidden="true">
          {today > 99 ? '99+' : today}
        </span>
      )}
    </span>
  );
}
