import { useCallback, useEffect, useState } from 'react';
import { readItem } from '../../../storage/basics/item';
import { traffic, watchTraffic } from '../../../storage/settings/traffic';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { useNow } from '../../shared/use-now';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { readAgreedHosts } from './agreed-hosts';
import { AgreedHosts } from './AgreedHosts';
import { ForgetTraffic } from './ForgetTraffic';
import { HostList } from './HostList';
import { saveLines } from './save-lines';
import { linesOf } from './traffic-lines';
import './privacy.css';

const readTraffic = () => readItem(traffic);

/** What went where: every host that was reached, why, with what, and who agreed to it. */
export function PrivacyScreen() {
  const language = usePanel((state) => state.language);
  const admin = usePanel((state) => state.settingRecords.admin);
  const now = useNow();
  const { output: rows, problem, isLoading, reload } = useQuery(readTraffic, undefined);
  useEffect(() => watchTraffic(() => reload()), [reload]);
  const [isAsking, setAsking] = useState(false);
  const close = useCallback(() => setAsking(false), []);
  const agreed = readAgreedHosts(admin);
  const lines = rows && linesOf(rows, agreed, { now, language });
  return (
    <Screen title={say('privacy_title')} back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}>
      <Section isJoined>
        <SmallText>{say('privacy_lead')}</SmallText>
      </Section>
      {problem && (
        <Section>
          <ProblemNotice problem={problem} onRetry={() => reload()} isRetrying={isLoading} />
        </Section>
      )}
      {!lines && !problem && <Skeleton label={say('loading')} rows={4} />}
      {lines?.length === 0 && (
        <EmptyState icon="lock" title={say('privacy_empty_title')}>
          {say('privacy_empty_help')}
        </EmptyState>
      )}
      {lines && lines.length > 0 && (
        <>
          <Section isJoined>
            <div className="privacy-actions">
              <Button variant="quiet" size="small" onClick={() => saveLines(lines)}>
                {say('privacy_save')}
              </Button>
              <Button variant="quiet" size="small" onClick={() => setAsking(true)}>
                {say('privacy_forget')}
              </Button>
            </div>
          </Section>
          <HostList title={say('privacy_by_panel')} lines={lines.filter((line) => !line.isByServer)} />
          <HostList
            title={say('privacy_server_title')}
            help={say('privacy_server_help')}
            lines={lines.filter((line) => line.isByServer)}
          />
        </>
      )}
      <AgreedHosts agreed={agreed} />
      {isAsking && (
        <ForgetTraffic
          onForgotten={() => {
            close();
            reload();
          }}
          onCancel={close}
        />
      )}
    </Screen>
  );
}
