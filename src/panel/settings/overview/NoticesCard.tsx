import {
  ringNotices,
  taskNotices,
  type RingNotice,
  type TaskNotice,
} from '../../../core/settings/panel-preference';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { usePreferences } from '../../app/preferences';
import { useAction } from '../../shared/request';
import { Card } from '../../ui/Card';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { say } from '../../app/words';
import { ChoiceGroup } from './ChoiceGroup';
import { LockedSettings } from '../own/LockedSettings';
import { lockedSetting, useManaged } from './managed';

/** Which results of tasks cause a notification, and what a call that rings does. */
export function NoticesCard() {
  const { notices, ringing } = usePreferences();
  const managed = useManaged();
  const save = useAction('savePreferences');
  const toggle = (notice: TaskNotice) =>
    save.run({
      notices: taskNotices.filter((one) => (one === notice) !== notices.includes(one)),
    });
  const toggleRinging = (notice: RingNotice) =>
    save.run({ ringing: ringNotices.filter((one) => (one === notice) !== ringing.includes(one)) });
  return (
    <Card title={say('settings_notices_title')}>
      <ChoiceGroup name="notices" legend={say('settings_notices')} managed={managed('notices')}>
        {taskNotices.map((notice) => (
          <ChoiceChip
            key={notice}
            label={say(`settings_notice_${notice}`)}
            checked={notices.includes(notice)}
            onChange={() => void toggle(notice)}
          />
        ))}
      </ChoiceGroup>
      <ChoiceGroup name="ringing" legend={say('settings_ringing')} managed={managed('ringing')}>
        {ringNotices.map((notice) => (
          <ChoiceChip
            key={notice}
            label={say(`settings_ringing_${notice}`)}
            checked={ringing.includes(notice)}
            onChange={() => void toggleRinging(notice)}
          />
        ))}
      </ChoiceGroup>
      <LockedSettings
        settings={[
          ...lockedSetting(
            'notices',
            say('settings_notices'),
            notices.map((notice) => say(`settings_notice_${notice}`)).join(', ') || say('value_none'),
            managed,
          ),
          ...lockedSetting(
            'ringing',
            say('settings_ringing'),
            ringing.map((notice) => say(`settings_ringing_${notice}`)).join(', ') || say('value_none'),
            managed,
          ),
        ]}
      />
      {save.problem && <ProblemNotice problem={save.problem} />}
    </Card>
  );
}
