import { searchFor } from '../../../core/basics/word-search';
import { resolveClientSetting } from '../../../core/settings/client-settings-in-force';
import { isFixed } from '../../../core/settings/setting-decision';
import { usePreferenceSources } from '../../app/preferences';
import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { EmptyState } from '../../ui/EmptyState';
import { Icon } from '../../ui/Icon';
import { LiveRegion } from '../../ui/LiveRegion';
import { useIsPainted } from '../../ui/painted';
import { Row } from '../../ui/Row';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { AppearanceCard } from '../overview/AppearanceCard';
import { NoticesCard } from '../overview/NoticesCard';
import { RowList } from '../RowList';
import { settingValue } from '../setting-words';
import { findSettings, placeRows, type SettingRow } from './setting-rows';
import { useSettingRows } from './use-setting-rows';

/** What a search over all settings finds, each with its place and value. */
export function SettingResults({ query }: { query: string }) {
  const isConnected = usePanel((state) => state.connection !== null);
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const rows = [...useSettingRows(), ...placeRows({ isConnected, isAdmin })];
  const found = findSettings(rows, query);
  const isFound = searchFor(query);
  const appearance = isFound([say('settings_appearance'), say('settings_theme'), say('settings_language')]);
  const notices = isFound([say('settings_notices_title'), say('settings_notices'), say('settings_ringing')]);
  const count = found.length + Number(appearance) + Number(notices);
  // Said once the region is there, else nobody hears it.
  const isPainted = useIsPainted();
  const words = sayCount('defaults_found', count);
  return (
    <>
      <LiveRegion text={isPainted ? words : ''} />
      {count === 0 && (
        <EmptyState icon="find" title={say('search_empty_title', query)}>
          {say('settings_search_none_help')}
        </EmptyState>
      )}
      {found.length > 0 && (
        <RowList label={words}>
          {found.map((row) => (
            <Result key={`${row.key} ${row.href}`} row={row} />
          ))}
        </RowList>
      )}
      {(appearance || notices) && (
        <Section>
          {appearance && <AppearanceCard />}
          {notices && <NoticesCard />}
        </Section>
      )}
    </>
  );
}

function Result({ row: { title, group, href, setting, forEveryone } }: { row: SettingRow }) {
  const sources = usePreferenceSources();
  const inForce = setting && resolveClientSetting(setting, sources);
  return (
    <Row
      title={title}
      text={inForce && inForce.value !== '' ? `${group} · ${settingValue(setting, inForce.value)}` : group}
      href={href}
      trail={<Icon name={inForce && isFixed(inForce) ? 'lock' : 'forward'} />}
    >
      {forEveryone !== undefined && (
        <SmallText>
          <a href={forEveryone} aria-label={say('settings_for_everyone_of', title)}>
            {say('settings_for_everyone')}
          </a>
        </SmallText>
      )}
    </Row>
  );
}
