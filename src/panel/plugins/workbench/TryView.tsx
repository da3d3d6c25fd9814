import { addressAsked } from '../../../core/plugins/contract-remark';
import type { AddressName } from '../../../core/plugins/asked';
import type { PluginDescription } from '../../../core/plugins/plugin-description';
import type { Exchange } from '../../../core/plugins/plugin-traffic';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ButtonLink } from '../../ui/ButtonLink';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { LicenceCard } from '../plugin/LicenceCard';
import { PluginAccountCard } from '../plugin/PluginAccountCard';
import { ExchangeRow } from './ExchangeRow';
import { TryActivity } from './TryActivity';
import type { Traffic } from './use-traffic';

interface TryViewProps {
  readonly traffic: Traffic;
  readonly description: PluginDescription | undefined;
  /** By which the directory knows the plugin at hand. */
  readonly name: string | undefined;
}

/** The plugin at hand, tried: on a log through the real servers, its license and its account in the panel's own way. */
export function TryView({ traffic, description, name }: TryViewProps) {
  return (
    <>
      <section className="workbench-part">
        <h2 className="workbench-part-title">{say('try_activity')}</h2>
        <TryActivity traffic={traffic} description={description} />
      </section>
      <section className="workbench-part">
        <h2 className="workbench-part-title">{say('try_account')}</h2>
        <TryAccount name={name} />
        <Answers traffic={traffic} description={description} />
      </section>
    </>
  );
}

/** The same cards as people have: what they do goes through the worker, and asks what was installed. */
function TryAccount({ name }: Pick<TryViewProps, 'name'>) {
  const plugin = usePanel(({ installedPlugins }) =>
    installedPlugins.plugins.find((one) => one.name === name),
  );
  if (name === undefined) return <Notice tone="plain">{say('try_no_manifest')}</Notice>;
  if (!plugin)
    return (
      <Notice
        tone="plain"
        title={say('try_not_installed', name)}
        actions={
          <ButtonLink size="small" variant="quiet" href={hashOf({ screen: 'admin_plugins' })}>
            {say('try_open_catalog')}
          </ButtonLink>
        }
      >
        <p>{say('try_not_installed_help')}</p>
      </Notice>
    );
  return (
    <>
      {plugin.requireLicense ? (
        <LicenceCard pluginId={plugin.id} />
      ) : (
        <SmallText>{say('try_no_license')}</SmallText>
      )}
      {plugin.signIn ? (
        <PluginAccountCard plugin={plugin} signIn={plugin.signIn} />
      ) : (
        <SmallText>{say('try_no_sign_in')}</SmallText>
      )}
    </>
  );
}

const accountAddresses: readonly AddressName[] = [
  'licenseStatusUrl',
  'authorizationUrl',
  'authStateUrl',
  'logoutUrl',
];

/** The newest answer at each of those addresses, with what the contract says of it. */
function Answers({ traffic, description }: Omit<TryViewProps, 'name'>) {
  const newest = description
    ? accountAddresses
        .map((address) => traffic.exchanges.find((one) => addressAsked(one, description) === address))
        .filter((exchange): exchange is Exchange => exchange !== undefined)
    : [];
  if (newest.length === 0) return null;
  return (
    <ul className="workbench-exchanges" aria-label={say('try_answers')}>
      {newest.map((exchange) => (
        <ExchangeRow
          key={exchange.id}
          exchange={exchange}
          description={description}
          onResend={(body) =>
            traffic.order({ kind: 'resend', id: exchange.id, ...(body !== undefined && { body }) })
          }
        />
      ))}
    </ul>
  );
}
