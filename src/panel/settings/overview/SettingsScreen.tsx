import { createElement, Suspense, use, useState } from 'react';
import { browser } from '../../../platform/browser';
import { lateCode } from '../../shared/late-code';
import { showOverlay } from '../../shared/overlay';
import { Button } from '../../ui/Button';
import { useIsPainted } from '../../ui/painted';
import { Screen } from '../../ui/Screen';
import { SearchField } from '../../ui/SearchField';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { PersonCard } from './PersonCard';
import { AppearanceCard } from './AppearanceCard';
import { ConnectionCard } from './ConnectionCard';
import { LoggingCard } from './LoggingCard';
import { NoticesCard } from './NoticesCard';
import { PolicyCard } from './PolicyCard';
import { PrivacyRow } from './PrivacyRow';
import { ReportProblemRow } from './ReportProblemRow';
import './SettingsScreen.css';

const loadRows = lateCode(() => import('../own/SettingRows'), 'SettingRows');
const loadAdmin = lateCode(() => import('./AdminRow'), 'AdminRow');
const loadClientId = lateCode(() => import('../../shared/ClientIdForm'), 'ClientIdForm');
const loadResults = lateCode(() => import('../search/SettingResults'), 'SettingResults');

export function SettingsScreen() {
  const isPainted = useIsPainted();
  const [query, setQuery] = useState('');
  return (
    <Screen title={say('tab_settings')}>
      <Section isJoined={query.trim() === ''}>
        <SearchField
          label={say('settings_search')}
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </Section>
      {query.trim() === '' ? (
        <Overview isPainted={isPainted} />
      ) : (
        <Suspense fallback={<Skeleton label={say('loading')} />}>
          <Results query={query.trim()} />
        </Suspense>
      )}
    </Screen>
  );
}

function Results({ query }: { query: string }) {
  return createElement(use(loadResults()), { query });
}

function Rows() {
  return createElement(use(loadRows()));
}

function Admin() {
  return createElement(use(loadAdmin()));
}

function ClientId() {
  return createElement(use(loadClientId()), {});
}

function Overview({ isPainted }: { isPainted: boolean }) {
  const isConnected = usePanel((state) => state.connection?.state === 'connected');
  return (
    <>
      <Section>
        <PolicyCard />
        {!isConnected && <ConnectionCard />}
        <LoggingCard />
      </Section>
      {isPainted && (
        <>
          {isConnected && (
            <Suspense>
              <Rows />
              <Admin />
            </Suspense>
          )}
          <Section>
            <PersonCard />
            {isConnected && <ConnectionCard />}
          </Section>
          <OutOfSight />
        </>
      )}
    </>
  );
}

/** Below the first cards, which are tall. */
function OutOfSight() {
  return (
    <>
      <ul className="settings-admin" aria-label={say('settings_help')}>
        <PrivacyRow />
        <ReportProblemRow />
      </ul>
      <Section>
        <AppearanceCard />
        <NoticesCard />
        <Suspense>
          <ClientId />
        </Suspense>
        <Button variant="quiet" wide onClick={() => showOverlay('shortcuts')}>
          {say('shortcuts_title')}
        </Button>
        <SmallText tone="hint">
          {say('settings_version', browser.runtime.getManifest().version)} ·{' '}
          <a href={hashOf({ screen: 'whats_new' })}>{say('news_title')}</a>
        </SmallText>
      </Section>
    </>
  );
}
