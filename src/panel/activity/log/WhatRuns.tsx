import type { ActivityKind } from '../../../core/activity/activity';
import type { InstalledPlugin } from '../../../core/plugins/installed-plugin';
import { Card } from '../../ui/Card';
import { KeyValues } from '../../ui/KeyValues';
import { useRows } from '../../ui/painted';
import { say } from '../../app/words';

interface WhatRunsProps {
  crm: string;
  kind: ActivityKind;
  plugins: readonly InstalledPlugin[];
}

/** Who processes the note, in order: plugins before the CRM, the CRM, plugins afterwards. */
export function WhatRuns({ crm, kind, plugins }: WhatRunsProps) {
  const before = say(kind === 'call' ? 'log_runs_before' : 'log_runs_before_messages');
  const steps = useRows([
    ...plugins.filter(({ isAsync }) => !isAsync).map(({ displayName }) => [displayName, before] as const),
    [say('log_runs_saved', crm), say(kind === 'call' ? 'log_runs_as_call' : 'log_runs_as_message')] as const,
    ...plugins
      .filter(({ isAsync }) => isAsync)
      .map(({ displayName }) => [displayName, say('log_runs_after')] as const),
  ]);
  return (
    <Card title={say('log_runs_title')}>
      <KeyValues rows={steps.map(([name, value], index) => ({ key: `${index + 1} · ${name}`, value }))} />
    </Card>
  );
}
