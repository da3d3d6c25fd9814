import { taskNotices, type TaskNotice } from '../../../core/settings/panel-preference';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { usePreferences } from '../../app/preferences';
import { useAction } from '../../shared/request';
import { Card } from '../../ui/Card';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { say } from '../../app/words';
import { ChoiceGroup } from './ChoiceGroup';
import { LockedSettings } from '../own/LockedSettings';
import { lockedSetting, useManaged } from './managed';

/** Which results of tasks cause a notification. */
export function NoticesCard() {
  const { notices } = usePreferences();
  const managed = useManaged();
  const save = useAction('savePreferences');
  const toggle = (notice: TaskNotice) =>
    save.run({
      notices: taskNotices.filter((one) => (one === notice) !== notices.includes(one)),
    });
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
      <LockedSettings
        settings={lockedSetting(
          'notices',
          say('settings_notices'),
          notices.map((notice) => say(`settings_notice_${notice}`)).join(', ') || say('value_none'),
          managed,
        )}
      />
      {save.problem && <ProblemNotice problem={save.problem} />}
    </Card>
  );
}
