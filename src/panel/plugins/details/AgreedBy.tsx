import type { Agreement } from '../../../core/plugins/agreement';
import { sayDay } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { usePanel } from '../../app/store';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';

/** Who agreed to a plugin's hosts and kinds of log, and when: one line for each admin and day. */
export function AgreedBy({ agreement }: { agreement: Agreement }) {
  const language = usePanel((state) => state.language);
  const now = useNow();
  const signed = [...Object.values(agreement.purposes), agreement.logTypes].filter(({ at }) => at > 0);
  const lines = new Set(signed.map(({ by, at }) => say('agreed_by', by, sayDay(at, now, language))));
  return <SmallText tone="hint">{lines.size > 0 ? [...lines].join(' · ') : say('agreed_earlier')}</SmallText>;
}
