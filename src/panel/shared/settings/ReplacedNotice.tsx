import type { ChoiceChanges } from '../../../core/settings/choice-changes';
import { Notice } from '../../ui/Notice';
import { say } from '../../app/words';
import { ChangeLines } from './ChangeLines';
import { describeChanges } from './config-changes';
import type { ConfiguredPlugin } from './configured-plugin';

interface ReplacedNoticeProps {
  readonly settings: ConfiguredPlugin['settings'];
  readonly form: ConfiguredPlugin['form'];
  /** What the save has replaced, by key; `null` for a choice that was given up. */
  readonly replaced: ChoiceChanges;
}

/** Choices that the person's other computer had saved meanwhile for the same settings, and what stands there now. */
export function ReplacedNotice({ settings, form, replaced }: ReplacedNoticeProps) {
  const keys = Object.keys(replaced);
  const before = Object.fromEntries(Object.entries(replaced).filter(([, value]) => value !== null));
  const changes = describeChanges({ settings, form }, before, keys);
  if (changes.length === 0) return null;
  return (
    <Notice tone="wait" role="alert" title={say('replaced_title')}>
      <ChangeLines changes={changes} />
    </Notice>
  );
}
