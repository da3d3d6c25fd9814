import { createElement, Suspense, use, useMemo, type ComponentProps } from 'react';
import { recently } from '../../../core/basics/age';
import * as draftName from '../../../core/forms/draft-name';
import { compareNames } from '../../../core/basics/name-order';
import { readAbsence } from '../../../core/directory/absence';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import { isPluginAllowed } from '../../../core/settings/allowed-plugins';
import { lateCode } from '../../shared/late-code';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { refreshSettings } from '../../shared/refresh-settings';
import { useQuery } from '../../shared/request';
import { hashOf } from '../../app/route';
import { StaleNotice } from '../../shared/StaleNotice';
import { usePanel } from '../../app/store';
import { Avatar } from '../../ui/Avatar';
import { ButtonLink } from '../../ui/ButtonLink';
import { EmptyState } from '../../ui/EmptyState';
import { IconButton } from '../../ui/IconButton';
import { useIsPainted, useRows } from '../../ui/painted';
import { Row } from '../../ui/Row';
import { Screen } from '../../ui/Screen';
import { Section } from '../../ui/Section';
import { Skeleton } from '../../ui/Skeleton';
import { SmallText } from '../../ui/SmallText';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';
import { AbsenceTag } from '../AbsenceTag';
import { useLicence, usePluginAccount } from '../personal';
import type { PluginIcon } from '../PluginIcon';
import './PluginsScreen.css';
import { MendedNotices } from './MendedNotices';

/** Not needed for the first screen: letters stand until icons are there. */
const loadIcon = lateCode(() => import('../PluginIcon'), 'PluginIcon');

/** The installed plugins, for their user. Opening the screen refreshes them, unless that was done in the last minute. */
export function PluginsScreen() {
  const { plugins, refreshedAt, mended, problem: earlier } = usePanel((state) => state.installedPlugins);
  const refresh = useQuery<number, void>(refreshSettings, recently);
  const retry = () => refresh.reload(0);
  const refreshAll = () => {
    retry();
    // What went wrong is said with each licence.
    askForLicences().catch(() => undefined);
  };
  const problem = refresh.problem ?? (refresh.isLoading ? undefined : earlier);
  // The server keeps their records in no order.
  const sorted = useMemo(
    () => plugins.toSorted((a, b) => compareNames(a.displayName, b.displayName)),
    [plugins],
  );
  const rows = useRows(sorted);
  const isPainted = useIsPainted();
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const isEmpty = plugins.length === 0;
  const isFirst = isEmpty && refreshedAt === 0 && refresh.isLoading;
  return (
    <Screen
      title={say('tab_plugins')}
      actions={
        <>
          {isAdmin && !isEmpty && (
            <ButtonLink variant="quiet" size="small" href={hashOf({ screen: 'admin_plugins' })}>
              {say('plugins_browse')}
            </ButtonLink>
          )}
          <IconButton icon="refresh" label={say('refresh')} busy={refresh.isLoading} onClick={refreshAll} />
        </>
      }
    >
      {problem && (
        <Section>
          {isEmpty ? (
            <ProblemNotice problem={problem} onRetry={retry} isRetrying={refresh.isLoading} />
          ) : (
            <StaleNotice
              problem={problem}
              kept={say('plugins_kept')}
              onRetry={retry}
              isRetrying={refresh.isLoading}
            />
          )}
        </Section>
      )}
      {mended && (
        <Section>
          <MendedNotices mended={mended} />
        </Section>
      )}
      {isFirst && <Skeleton label={say('loading')} rows={3} />}
      {isEmpty && !isFirst && !problem && <NoPlugins />}
      <ul>
        {rows.map((plugin) => (
          <PluginRow key={plugin.id} plugin={plugin} isPainted={isPainted} isAdmin={isAdmin} />
        ))}
      </ul>
      {!isAdmin && !isEmpty && (
        <Section>
          <SmallText tone="hint">{say('plugins_who')}</SmallText>
        </Section>
      )}
    </Screen>
  );
}

/** Of every plugin that wants one; not needed for the first screen. */
async function askForLicences(): Promise<void> {
  const { checkLicences } = await import('../../../actions/plugins/check-licence');
  await checkLicences(true);
}

interface PluginRowProps {
  readonly plugin: InstalledPlugin;
  readonly isPainted: boolean;
  readonly isAdmin: boolean;
}

function PluginRow({ plugin, isPainted, isAdmin }: PluginRowProps) {
  const account = usePluginAccount(plugin.id);
  const hasDraft = usePanel((state) => state.drafts[draftName.pluginSettings(plugin.id)] !== undefined);
  const isForbidden = usePanel(({ policy }) => isAdmin && !isPluginAllowed(policy, plugin.id, plugin));
  const { id, displayName, iconUrl = '' } = plugin;
  const letter = <Avatar name={displayName} />;
  return (
    <Row
      href={hashOf({ screen: 'plugin', pluginId: id })}
      lead={
        isPainted && iconUrl !== '' ? (
          <Suspense fallback={letter}>
            <LateIcon pluginId={id} name={displayName} url={iconUrl} />
          </Suspense>
        ) : (
          letter
        )
      }
      title={displayName}
      isClamped
      text={[plugin.developer, plugin.description].filter(Boolean).join(' · ')}
    >
      <Tag tone="accent">{say(plugin.isAsync ? 'tag_async' : 'tag_sync')}</Tag>
      {plugin.needsSignIn &&
        (account?.state === 'connected' ? (
          <Tag tone="ok">{say('tag_connected')}</Tag>
        ) : (
          <Tag>{say('tag_needs_sign_in')}</Tag>
        ))}
      {plugin.requireLicense && <LicenceTag pluginId={plugin.id} />}
      {plugin.isPaused && <Tag tone="wait">{say('tag_paused')}</Tag>}
      {plugin.asksForMore && !plugin.isPaused && <Tag tone="wait">{say('tag_asks_more')}</Tag>}
      {isForbidden && <Tag>{say('tag_forbidden')}</Tag>}
      {!plugin.hasManifest && <AbsenceTag absence={readAbsence(plugin.absence)} />}
      {hasDraft && <Tag tone="wait">{say('tag_unsaved')}</Tag>}
    </Row>
  );
}

function LateIcon(props: ComponentProps<typeof PluginIcon>) {
  return createElement(use(loadIcon()), props);
}

/** The plugin's own reason, visible in the list before its settings are opened. */
function LicenceTag({ pluginId }: { pluginId: string }) {
  const licence = useLicence(pluginId);
  if (licence?.state === 'valid') return <Tag tone="ok">{say('tag_licensed')}</Tag>;
  if (licence?.state !== 'invalid') return <Tag>{say('tag_needs_license')}</Tag>;
  return (
    <>
      <Tag tone="bad">{say('tag_no_licence')}</Tag>
      {licence.errorMessage && (
        <div className="licence-reason">
          <SmallText tone="bad">{licence.errorMessage}</SmallText>
        </div>
      )}
    </>
  );
}

function NoPlugins() {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  return (
    <EmptyState
      icon="plug"
      title={say('plugins_empty_title')}
      actions={
        isAdmin && <ButtonLink href={hashOf({ screen: 'admin_plugins' })}>{say('plugins_browse')}</ButtonLink>
      }
    >
      {say(isAdmin ? 'plugins_empty_admin' : 'plugins_empty_user')}
    </EmptyState>
  );
}
