import { adminWriteId } from '../../../core/plugins/admin-write';
import { hasOtherClient, isOrganisations, takenOver } from '../../../core/settings/taken-over';
import { useLaterWords } from '../../shared/later-words';
import { usePreferenceSources } from '../../app/preferences';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { useAction } from '../../shared/request';
import { Icon } from '../../ui/Icon';
import { IconButton } from '../../ui/IconButton';

/** That the rules of App Connect's own client are in force here too: told once to each person of an account. */
export function TakenOverStrip() {
  useLaterWords();
  const sources = usePreferenceSources();
  const dismiss = useAction('markTakenOverSeen');
  const written = usePanel((state) => state.adminWrites);
  const rules = takenOver(sources);
  const { admin, own } = sources.settingRecords;
  // What this admin has set here is no news.
  const isNews = (key: string) => !written[adminWriteId({ column: 'userSettings', key })];
  const news = Object.entries(admin).filter(([key]) => isNews(key));
  if (rules.length === 0 || !hasOtherClient({ admin: Object.fromEntries(news), own })) return null;
  const count = rules.filter(isOrganisations).length;
  return (
    <span className="app-strip" data-tone="accent">
      <Icon name="check" />
      <span className="app-strip-text">
        {count > 0 ? sayCount('taken_over_strip', count) : say('taken_over_strip_own')}
      </span>
      <a href={hashOf({ screen: 'taken_over' })}>{say('taken_over_see')}</a>
      <IconButton
        icon="close"
        size="small"
        label={say('taken_over_dismiss')}
        onClick={() => void dismiss.run({})}
      />
    </span>
  );
}
