import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { useNow } from '../../shared/use-now';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import type { AgreedHost } from './agreed-hosts';
import { sayWho } from './agreement-words';

/** For admins: all hosts that were agreed to for the account, whether or not this panel has reached them. */
export function AgreedHosts({ agreed }: { agreed: readonly AgreedHost[] }) {
  const isAdmin = usePanel((state) => state.identity?.isAdmin === true);
  const plugins = usePanel((state) => state.installedPlugins.plugins);
  const language = usePanel((state) => state.language);
  const now = useNow();
  if (!isAdmin) return null;
  const nameOf = (id: string) => plugins.find((plugin) => plugin.id === id)?.displayName ?? id;
  return (
    <Section title={say('privacy_agreed_title')}>
      {agreed.length === 0 && <SmallText>{say('privacy_agreed_none')}</SmallText>}
      <KeyValues
        rows={agreed.map((one) => ({
          key: `${nameOf(one.pluginId)} · ${say(`privacy_purpose_${one.purpose}`)} · ${one.host}`,
          value: sayWho(one, { now, language }),
        }))}
      />
    </Section>
  );
}
