import { useMemo, useState } from 'react';
import { findDifferences, type FoundDifference } from '../../../core/settings/client-differences';
import { clientSettingKeys, type ClientSettingKey } from '../../../core/settings/client-setting';
import { isDescribed } from '../../../core/settings/setting-groups';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Footer } from '../../ui/Footer';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { settingTitle, settingValue } from '../setting-words';

/** For an admin: what the account has set for App Connect's own client and this panel does differently, and why. */
export function DifferencesScreen() {
  const admin = usePanel((state) => state.settingRecords.admin);
  const found = useMemo(() => findDifferences(admin, clientSettingKeys), [admin]);
  const back = { href: hashOf({ screen: 'admin' }), label: say('back') };
  if (found.length === 0)
    return (
      <Screen title={say('differences_title')} back={back}>
        <EmptyState icon="check" title={say('differences_none_title')}>
          {say('differences_none_help')}
        </EmptyState>
      </Screen>
    );
  return (
    <Screen title={say('differences_title')} back={back} footer={<CopyFooter found={found} />}>
      <Section>
        <SmallText>{say('differences_help')}</SmallText>
      </Section>
      <ul aria-label={say('differences_title')}>
        {found.map((difference) => (
          <Row
            key={difference.key}
            title={nameOf(difference.key)}
            aside={valueOf(difference)}
            text={say(`difference_${difference.reason}`)}
          />
        ))}
      </ul>
    </Screen>
  );
}

function CopyFooter({ found }: { found: readonly FoundDifference[] }) {
  const [outcome, setOutcome] = useState<'copied' | 'not_copied'>();
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(textOf(found));
      setOutcome('copied');
    } catch {
      setOutcome('not_copied');
    }
  };
  return (
    <Footer
      tone={outcome === undefined ? 'plain' : outcome === 'copied' ? 'ok' : 'bad'}
      consequence={outcome && say(`differences_${outcome}`)}
    >
      <Button onClick={() => void copy()}>{say('differences_copy')}</Button>
    </Footer>
  );
}

/** One line a setting, for a message or a document. */
export function textOf(found: readonly FoundDifference[]): string {
  const lines = found.map(
    (difference) =>
      `${nameOf(difference.key)} (${difference.key}): ${valueOf(difference)}. ${say(`difference_${difference.reason}`)}`,
  );
  return [say('differences_title'), '', ...lines].join('\n');
}

const named = [
  'selectedMessageLog',
  'showAppointmentsTab',
  'notificationLevelSetting',
  'quickAccessButtonSize',
  'quickAccessButtonEmbedMode',
  'quickAccessButtonUrls',
  'autoOpenExtension',
  'language',
] as const satisfies readonly ClientSettingKey[];

/** What App Connect's own client calls it, where this panel has no such setting. */
function nameOf(key: ClientSettingKey): string {
  if (isDescribed(key)) return settingTitle(key);
  const found = named.find((one) => one === key);
  return found ? say(`client_${found}`) : key;
}

function valueOf({ key, value, isLocked }: FoundDifference): string {
  const words = settingValue(key, value);
  return isLocked ? say('conflict_locked', words) : words;
}
