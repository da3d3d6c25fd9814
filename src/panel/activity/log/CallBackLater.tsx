import { otherNumber, type Activity } from '../../../core/activity/activity';
import { goTo } from '../../app/route';
import { say } from '../../app/words';
import { useCanCallBack } from '../../shared/can-call-back';
import { useOwnerKey } from '../../shared/use-owner-key';
import { IconButton } from '../../ui/IconButton';

/** Puts the other party on the list of call-backs, logged or not. */
export function CallBackLater({ activity }: { activity: Activity }) {
  const isOwn = useOwnerKey() === activity.account;
  const number = otherNumber(activity);
  if (!useCanCallBack() || !isOwn || number === '') return null;
  return (
    <IconButton
      icon="callBack"
      label={say('call_back_later')}
      onClick={() => goTo({ screen: 'call_back_new', number })}
    />
  );
}
