import { searchFor } from '../../../core/basics/word-search';
import { settingGroups } from '../../../core/settings/setting-groups';
import { hashOf } from '../../app/route';
import { Icon } from '../../ui/Icon';
import { Row } from '../../ui/Row';
import { groupHelp, groupTitle, settingTitle } from '../setting-words';
import './AdminSettingsForm.css';

/** Leads to what a log says, which has a preview and so a screen of its own; while a search finds something there. */
export function LogDetailsRow({ query }: { query: string }) {
  const title = groupTitle('logDetails');
  const text = groupHelp('logDetails');
  const isFound = searchFor(query);
  if (query !== '' && !settingGroups.logDetails.some((key) => isFound([settingTitle(key), key, title, text])))
    return null;
  return (
    <ul className="admin-elsewhere">
      <Row
        title={title}
        text={text}
        href={hashOf({ screen: 'admin_log_details' })}
        trail={<Icon name="forward" />}
      />
    </ul>
  );
}
