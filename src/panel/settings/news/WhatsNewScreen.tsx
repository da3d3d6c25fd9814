import { useEffect } from 'react';
import { newsBetween } from '../../../core/basics/news';
import { browser } from '../../../platform/browser';
import { hashOf } from '../../app/route';
import { say } from '../../app/words';
import { markNewsSeen } from '../../shared/told-once';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import './news.css';

/** What people notice of the versions so far, the newest first. Whoever has seen it is not told again. */
export function WhatsNewScreen() {
  const running = browser.runtime.getManifest().version;
  useEffect(() => markNewsSeen(running), [running]);
  const versions = newsBetween('', running);
  return (
    <Screen title={say('news_title')} back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}>
      {versions.length === 0 && (
        <EmptyState icon="check" title={say('news_none')}>
          {say('settings_version', running)}
        </EmptyState>
      )}
      {versions.map(({ version, lines }) => (
        <Section key={version} title={say('settings_version', version)}>
          <ul className="news">
            {lines.map((line) => (
              <li key={line}>{say(`news_${line}`)}</li>
            ))}
          </ul>
        </Section>
      ))}
    </Screen>
  );
}
