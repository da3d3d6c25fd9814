import { useCallback, useState } from 'react';
import { toProblem, type Problem } from '../../../core/basics/problem';
import { hostOf } from '../../../core/basics/url';
import { giveUpHost, mayRunOn, requestPageScripts, runOnOpenPages } from '../../../platform/page-scripts';
import { useClientSettings } from '../../app/preferences';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { describeCrm } from '../../shared/crm-address';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FormField } from '../../ui/FormField';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { TextInput } from '../../ui/TextInput';
import { settingValue } from '../setting-words';
import { followSites, keepSites, readSites, typedHost } from './number-sites';

/** Sites on whose pages numbers get a button, each chosen by the person in this browser. */
export function PageNumbersScreen() {
  const settings = useClientSettings();
  const platform = useConnectorPlatform();
  const [sites, setSites] = useState(readSites);
  const [problem, setProblem] = useState<Problem>();
  const [refused, setRefused] = useState<string>();
  const isOff = settings.clickToDialEmbedMode === 'disabled';

  const change = async (changed: readonly string[]) => {
    keepSites(changed);
    setSites(readSites());
    setProblem(undefined);
    try {
      await followSites(settings, platform);
    } catch (error) {
      setProblem(toProblem(error));
    }
  };
  const add = async (host: string) => {
    // First of all: the browser asks only at once in a click.
    const isAllowed = await requestPageScripts(host);
    setRefused(isAllowed ? undefined : host);
    if (!isAllowed) return;
    await change([...readSites(), host]);
    if (!isOff) await runOnOpenPages(host).catch(() => undefined);
  };
  const serverHost = usePanel((state) => hostOf(state.connection?.serverUrl ?? ''));
  const remove = async (host: string) => {
    await change(readSites().filter((site) => site !== host));
    // What the CRM's server needs stays.
    if (host !== serverHost) await giveUpHost(host);
  };
  return (
    <Screen
      title={say('page_numbers_title')}
      back={{ href: hashOf({ screen: 'settings' }), label: say('back') }}
    >
      <Section>
        <p>{say('page_numbers_help')}</p>
        <SmallText>{say('page_numbers_privacy')}</SmallText>
        {isOff && <Notice tone="wait" title={say('page_numbers_off')} />}
        {refused !== undefined && (
          <Notice tone="wait" role="alert" title={say('page_numbers_refused', refused)}>
            <p>{say('page_numbers_refused_help')}</p>
          </Notice>
        )}
        {problem && (
          <ProblemNotice
            problem={problem}
            kept={say('page_numbers_kept')}
            onRetry={() => void change(sites)}
          />
        )}
      </Section>
      {sites.length > 0 && (
        <ul aria-label={say('page_numbers_sites')}>
          {sites.map((host) => (
            <SiteRow key={host} host={host} isOff={isOff} onAllow={add} onRemove={remove} />
          ))}
        </ul>
      )}
      <Section>
        <OfferCrm sites={sites} onAdd={add} />
        <AddSite onAdd={add} />
        <Card title={say('page_numbers_rules')} icon="sliders">
          <KeyValues
            rows={[
              { key: say('page_numbers_mode'), value: sayMode(settings) },
              ...(['whitelist', 'blacklist'].includes(settings.clickToDialEmbedMode)
                ? [
                    {
                      key: say('page_numbers_urls'),
                      value: settings.clickToDialUrls.join(', ') || say('page_numbers_none'),
                    },
                  ]
                : []),
              {
                key: say('page_numbers_matcher'),
                value: settingValue('c2dMatcherType', settings.c2dMatcherType),
              },
              { key: say('page_numbers_region'), value: settings.selectedRegion },
            ]}
          />
          <SmallText>{say('page_numbers_rules_help')}</SmallText>
        </Card>
      </Section>
    </Screen>
  );
}

function sayMode({ clickToDialEmbedMode }: ReturnType<typeof useClientSettings>): string {
  return clickToDialEmbedMode === 'disabled'
    ? say('page_numbers_nowhere')
    : settingValue('clickToDialEmbedMode', clickToDialEmbedMode);
}

interface SiteRowProps {
  host: string;
  /** For everyone. */
  isOff: boolean;
  onAllow: (host: string) => Promise<void>;
  onRemove: (host: string) => Promise<void>;
}

function SiteRow({ host, isOff, onAllow, onRemove }: SiteRowProps) {
  const { output: isPermitted = true, reload } = useQuery(mayRunOn, host);
  const allow = async () => {
    await onAllow(host);
    reload();
  };
  return (
    <Row
      title={host}
      trail={
        isPermitted ? (
          <Tag tone={isOff ? 'plain' : 'ok'}>
            {say(isOff ? 'page_numbers_site_off' : 'page_numbers_site_on')}
          </Tag>
        ) : (
          <Tag tone="bad">{say('page_numbers_site_refused')}</Tag>
        )
      }
    >
      {!isPermitted && (
        <Button size="small" aria-label={say('page_numbers_allow_site', host)} onClick={() => void allow()}>
          {say('page_numbers_allow')}
        </Button>
      )}
      <Button
        size="small"
        variant="quiet"
        aria-label={say('page_numbers_remove_site', host)}
        onClick={() => void onRemove(host)}
      >
        {say('page_numbers_remove')}
      </Button>
    </Row>
  );
}

interface AddProps {
  onAdd: (host: string) => Promise<void>;
}

/** The connected CRM's own pages, where most numbers stand. */
function OfferCrm({ sites, onAdd }: AddProps & { sites: readonly string[] }) {
  const isConnected = usePanel((state) => state.connection !== null);
  const find = useCallback(
    async () => (isConnected ? typedHost((await describeCrm()).hostname) : undefined),
    [isConnected],
  );
  const { output: host } = useQuery(find, undefined);
  if (host === undefined || sites.includes(host)) return null;
  return (
    <Button wide onClick={() => void onAdd(host)}>
      {say('page_numbers_add_crm', host)}
    </Button>
  );
}

function AddSite({ onAdd }: AddProps) {
  const [typed, setTyped] = useState('');
  const [isWrong, setWrong] = useState(false);
  const add = () => {
    const host = typedHost(typed);
    setWrong(host === undefined);
    if (host === undefined) return;
    void onAdd(host).then(() => setTyped(''));
  };
  return (
    <FormField
      label={say('page_numbers_add')}
      hint={say('page_numbers_add_hint')}
      error={isWrong ? say('page_numbers_no_site') : undefined}
      action={
        <Button size="small" variant="quiet" onClick={add}>
          {say('page_numbers_add_button')}
        </Button>
      }
    >
      {(control) => (
        <TextInput
          {...control}
          value={typed}
          maxLength={300}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter') add();
          }}
        />
      )}
    </FormField>
  );
}
