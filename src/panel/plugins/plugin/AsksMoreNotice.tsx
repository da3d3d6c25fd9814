import { movedAddresses } from '../../../core/plugins/agreement';
import { purposes, readAsked } from '../../../core/plugins/asked';
import type { ConfiguredPlugin } from '../../shared/settings/configured-plugin';
import { hashOf } from '../../app/route';
import { usePanel } from '../../app/store';
import { ButtonLink } from '../../ui/ButtonLink';
import { KeyValues } from '../../ui/KeyValues';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import { addressWords } from '../../shared/plugins/address-words';
import { useAgreement } from '../use-agreement';

/** A plugin that asks for a host to which no admin has agreed: which, for what, and who decides. */
export function AsksMoreNotice({ plugin }: { plugin: ConfiguredPlugin }) {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const agreement = useAgreement(plugin.id);
  const addresses = readAsked(plugin.body, plugin.name)?.addresses ?? {};
  const moved = agreement ? movedAddresses(agreement, addresses) : [];
  const isPaused = plugin.isPaused === true;
  if (moved.length === 0 && !isPaused) return null;
  return (
    <Notice
      tone="wait"
      title={say('asks_more_title')}
      actions={
        isAdmin && (
          <ButtonLink size="small" href={hashOf({ screen: 'admin_plugin', pluginId: plugin.id })}>
            {say('asks_more_admin')}
          </ButtonLink>
        )
      }
    >
      {moved.length > 0 && (
        <KeyValues
          rows={moved.map(({ purpose, host, agreed }) => ({
            key: addressWords(purposes[purpose]),
            value: agreed === '' ? say('change_new', host) : say('change_from_to', agreed, host),
          }))}
        />
      )}
      <p>{say(isPaused ? 'asks_more_paused' : 'asks_more_help')}</p>
    </Notice>
  );
}
