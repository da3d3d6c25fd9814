import { useState } from 'react';
import { parseJson } from '../../../core/basics/json';
import { addressAsked } from '../../../core/plugins/contract-remark';
import type { PluginDescription } from '../../../core/plugins/plugin-description';
import {
  activityKinds,
  type ActivityKind,
  type ActivityOutcome,
  type Exchange,
} from '../../../core/plugins/plugin-traffic';
import { say } from '../../app/words';
import { Button } from '../../ui/Button';
import { ChipGroup } from '../../ui/Chips';
import { ChoiceChip } from '../../ui/ChoiceChip';
import { FormField } from '../../ui/FormField';
import { Notice } from '../../ui/Notice';
import { SmallText } from '../../ui/SmallText';
import { TextArea } from '../../ui/TextArea';
import { ExchangeRow } from './ExchangeRow';
import type { Traffic } from './use-traffic';

interface TryActivityProps {
  readonly traffic: Traffic;
  readonly description: PluginDescription | undefined;
}

/** Logs an activity through the real App Connect server, and shows what the plugin made of it. */
export function TryActivity({ traffic, description }: TryActivityProps) {
  const { isFed, plugin, exchanges, outcome, isBusy, order } = traffic;
  const [what, setWhat] = useState<ActivityKind>('call');
  const [isOwn, setOwn] = useState(false);
  const [note, setNote] = useState('');
  const [bodies, setBodies] = useState<{ readonly [kind in ActivityKind]?: string }>({});
  /** The newest request before the run; `undefined` before there was one. */
  const [before, setBefore] = useState<number>();
  if (!isFed) return <Notice tone="plain">{say('try_no_servers')}</Notice>;
  const body = bodies[what] ?? plugin?.samples[what] ?? '';
  const isUnreadable = isOwn && parseJson(body, null) === undefined;
  const run = () => {
    setBefore(exchanges[0]?.id ?? 0);
    order({
      kind: 'trigger',
      what,
      ...(isOwn && { body }),
      ...(!isOwn && note.trim() !== '' && { note }),
    });
  };
  const made = before === undefined ? [] : madeSince(before, exchanges, description);
  return (
    <>
      <ChipGroup label={say('try_kind')}>
        {activityKinds.map((kind) => (
          <ChoiceChip
            key={kind}
            type="radio"
            name="try-kind"
            label={say(`trigger_${kind}`)}
            checked={kind === what}
            onChange={() => setWhat(kind)}
          />
        ))}
      </ChipGroup>
      <ChipGroup label={say('try_which')}>
        {[false, true].map((own) => (
          <ChoiceChip
            key={String(own)}
            type="radio"
            name="try-which"
            label={say(own ? 'try_own' : 'try_sample')}
            checked={own === isOwn}
            onChange={() => setOwn(own)}
          />
        ))}
      </ChipGroup>
      {isOwn ? (
        <div className="workbench-own">
          <FormField
            label={say('try_body')}
            hint={say('try_body_help')}
            error={isUnreadable ? say('workbench_unreadable') : undefined}
          >
            {(control) => (
              <TextArea
                {...control}
                rows={12}
                spellCheck={false}
                value={body}
                onChange={(event) => setBodies({ ...bodies, [what]: event.target.value })}
              />
            )}
          </FormField>
        </div>
      ) : (
        <FormField label={say('try_note')} hint={say('try_note_help')}>
          {(control) => (
            <TextArea {...control} value={note} onChange={(event) => setNote(event.target.value)} />
          )}
        </FormField>
      )}
      <Button
        size="small"
        busy={isBusy}
        unavailable={isUnreadable ? say('workbench_unreadable') : undefined}
        onClick={run}
      >
        {say('try_run')}
      </Button>
      {before !== undefined && (
        <>
          <output className="workbench-findings">
            {outcome?.problem !== undefined && <Notice tone="bad">{outcome.problem}</Notice>}
            {outcome?.logged && <Outcome outcome={outcome.logged} />}
            {outcome && made.length === 0 && <SmallText>{say('try_not_asked')}</SmallText>}
          </output>
          <ul className="workbench-exchanges" aria-label={say('try_made')}>
            {made.map((exchange) => (
              <ExchangeRow
                key={exchange.id}
                exchange={exchange}
                description={description}
                isOpenAtFirst={
                  description !== undefined && addressAsked(exchange, description) === 'endpointUrl'
                }
                onResend={(edited) =>
                  order({ kind: 'resend', id: exchange.id, ...(edited !== undefined && { body: edited }) })
                }
              />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Outcome({ outcome: { status, answer, crm } }: { outcome: ActivityOutcome }) {
  const isLogged = status < 400 && !/"successful":\s*false/.test(answer);
  return (
    <Notice tone={isLogged ? 'ok' : 'bad'} title={say(isLogged ? 'try_logged' : 'try_refused', status)}>
      {isLogged ? (
        <p>{crm === '' ? say('try_crm_nothing') : say('try_crm', crm)}</p>
      ) : (
        <pre className="workbench-json">{answer}</pre>
      )}
    </Notice>
  );
}

/** What went to the plugin, and what it has reported of that; other plugins of the account run on the same log. */
function madeSince(
  before: number,
  exchanges: readonly Exchange[],
  description: PluginDescription | undefined,
): readonly Exchange[] {
  const since = exchanges.filter(({ id }) => id > before);
  const asked = since.filter((one) => {
    const address = description && addressAsked(one, description);
    return address === 'endpointUrl' || address === 'tokenSyncUrl';
  });
  return since.filter(
    (one) =>
      asked.includes(one) ||
      (one.path.startsWith('/plugin/async-callback/') && asked.some(({ body }) => body.includes(one.path))),
  );
}
