import { useCallback, useEffect, useState } from 'react';
import { mayBeWantedOn, pageRulesFor } from '../../../core/crm/page-rules';
import { toProblem, type Problem } from '../../../core/basics/problem';
import { hostOf } from '../../../core/basics/url';
import type { ClientSettings } from '../../../core/settings/client-setting';
import {
  giveUpHost,
  mayRunOn,
  onPermissionChange,
  requestPageScripts,
  runOnOpenPages,
} from '../../../platform/page-scripts';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { useConnectorPlatform } from '../../shared/connector-manifest';
import { describeCrm } from '../../shared/crm-address';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useQuery } from '../../shared/request';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FormField } from '../../ui/FormField';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { TextInput } from '../../ui/TextInput';
import { followSites, keepSites, readSites, typedHost } from './number-sites';
import './page-numbers.css';

/** Sites on whose pages numbers get a button, each chosen by the person in this browser. */
export function NumberSites({ settings }: { settings: ClientSettings }) {
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
    <>
      <p>{say('page_numbers_help')}</p>
      <SmallText>{say('page_numbers_privacy')}</SmallText>
      {isOff && (
        <Notice tone="wait" title={say('page_numbers_off')}>
          <p>{say('page_numbers_off_help')}</p>
        </Notice>
      )}
      {refused !== undefined && (
        <Notice tone="wait" role="alert" title={say('page_numbers_refused', refused)}>
          <p>{say('page_numbers_refused_help')}</p>
        </Notice>
      )}
      {problem && (
        <ProblemNotice problem={problem} kept={say('page_numbers_kept')} onRetry={() => void change(sites)} />
      )}
      <Card title={say('page_numbers_sites')} icon="window">
        <div className="number-sites">
          {sites.length > 0 && (
            <ul aria-label={say('page_numbers_sites')}>
              {sites.map((host) => (
                <SiteRow
                  key={host}
                  host={host}
                  isOff={isOff}
                  isWanted={mayBeWantedOn(pageRulesFor(host, settings, platform))}
                  onAllow={add}
                  onRemove={remove}
                />
              ))}
            </ul>
          )}
          <OfferCrm sites={sites} onAdd={add} />
          <AddSite onAdd={add} />
        </div>
      </Card>
    </>
  );
}

interface SiteRowProps {
  host: string;
  /** For all of them. */
  isOff: boolean;
  /** Whether the settings have it among the pages. */
  isWanted: boolean;
  onAllow: (host: string) => Promise<void>;
  onRemove: (host: string) => Promise<void>;
}

function SiteRow({ host, isOff, isWanted, onAllow, onRemove }: SiteRowProps) {
  const { output: isPermitted = true, reload } = useQuery(mayRunOn, host);
  useEffect(() => onPermissionChange(() => reload()), [reload]);
  return (
    <li className="number-site">
      <p className="number-site-host">{host}</p>
      {isPermitted ? (
        <Tag tone={isWanted ? 'ok' : 'plain'}>
          {say(isWanted ? 'page_numbers_site_on' : 'page_numbers_site_off')}
        </Tag>
      ) : (
        <Tag tone="bad">{say('page_numbers_site_refused')}</Tag>
      )}
      <div className="number-site-more">
        {!isWanted && !isOff && <SmallText>{say('page_numbers_site_elsewhere')}</SmallText>}
        <div className="number-site-actions">
          {!isPermitted && (
            <Button
              size="small"
              aria-label={say('page_numbers_allow_site', host)}
              onClick={() => void onAllow(host)}
            >
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
        </div>
      </div>
    </li>
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
    <>
      <FormField
        label={say('page_numbers_add')}
        hint={say('page_numbers_add_hint')}
        error={isWrong ? say('page_numbers_no_site') : undefined}
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
      <Button variant="quiet" onClick={add}>
        {say('page_numbers_add_button')}
      </Button>
    </>
  );
}
