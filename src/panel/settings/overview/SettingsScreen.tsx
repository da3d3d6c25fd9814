import { browser } from '../../../platform/browser';
import { useIsPainted } from '../../ui/painted';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { ClientIdForm } from '../../shared/ClientIdForm';
import { say } from '../../app/words';
import { PersonCard } from './PersonCard';
import { AdminRows } from './AdminRows';
import { AppearanceCard } from './AppearanceCard';
import { ConnectionCard } from './ConnectionCard';
import { CrmSettingsRow } from './CrmSettingsRow';
import { LoggingCard } from './LoggingCard';
import { NoticesCard } from './NoticesCard';
import { PolicyCard } from './PolicyCard';
import { PrivacyRow } from './PrivacyRow';
import { ReportsRow } from './ReportsRow';
import './SettingsScreen.css';

export function SettingsScreen() {
  const isPainted = useIsPainted();
  return (
    <Screen title={say('tab_settings')}>
      <Section>
        <PolicyCard />
        <PersonCard />
        <ConnectionCard />
        <LoggingCard />
      </Section>
      <ul className="settings-admin" aria-label={say('settings_crm')}>
        <CrmSettingsRow />
        <ReportsRow />
      </ul>
      {isPainted && <OutOfSight />}
    </Screen>
  );
}

/** Below the first cards, which are tall. */
function OutOfSight() {
  return (
    <>
      <AdminRows />
      <ul className="settings-admin" aria-label={say('privacy_title')}>
        <PrivacyRow />
      </ul>
      <Section>
        <AppearanceCard />
        <NoticesCard />
        <ClientIdForm />
        <SmallText tone="hint">{say('settings_version', browser.runtime.getManifest().version)}</SmallText>
      </Section>
    </>
  );
}
