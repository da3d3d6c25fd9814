import { useState } from 'react';
import type { ServerRouteName } from '../../../core/crm/server-route';
import { Button } from '../../ui/Button';
import { ConfirmDialog } from '../../ui/ConfirmDialog';
import { Tag } from '../../ui/Tag';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useRevealed } from './use-revealed';

interface StoredValueProps {
  title: string;
  route: ServerRouteName;
  query: { readonly [name: string]: string };
  place: readonly string[];
  onReplace?: () => void;
  onRemove?: () => Promise<boolean>;
  /** What removing it means for people. */
  removal?: string;
  isRemoving?: boolean;
}

/** A value stored on the server; loaded only when a person asks to see it. */
export function StoredValue(props: StoredValueProps) {
  const { title, route, query, place, onReplace, onRemove, removal, isRemoving = false } = props;
  const [isAsking, setAsking] = useState(false);
  const revealed = useRevealed(route, query, place);
  const remove = async () => {
    await onRemove?.();
    setAsking(false);
  };
  return (
    <section className="stored-value" aria-label={title}>
      <div className="stored-value-head">
        <p className="stored-value-title">{title}</p>
        <Tag tone="ok">{say('managed_stored')}</Tag>
      </div>
      {revealed.value !== undefined && (
        <p className="stored-value-clear">
          <code>{revealed.value || say('none')}</code>
        </p>
      )}
      {revealed.problem && <ProblemNotice problem={revealed.problem} />}
      <div className="stored-value-actions">
        <Button
          variant="quiet"
          size="small"
          busy={revealed.isRunning}
          aria-label={say(
            revealed.value === undefined ? 'managed_reveal_named' : 'managed_hide_named',
            title,
          )}
          onClick={revealed.toggle}
        >
          {say(revealed.value === undefined ? 'managed_reveal' : 'form_hide')}
        </Button>
        {onReplace && (
          <Button
            variant="quiet"
            size="small"
            aria-label={say('managed_replace_named', title)}
            onClick={onReplace}
          >
            {say('managed_replace')}
          </Button>
        )}
        {onRemove && (
          <Button
            variant="text"
            size="small"
            aria-label={say('managed_remove_named', title)}
            onClick={() => setAsking(true)}
          >
            {say('managed_remove')}
          </Button>
        )}
      </div>
      {isAsking && (
        <ConfirmDialog
          title={say('managed_remove_title', title)}
          confirmLabel={say('managed_remove_action')}
          cancelLabel={say('cancel')}
          variant="danger"
          busy={isRemoving}
          onConfirm={() => void remove()}
          onCancel={() => setAsking(false)}
        >
          <p>{removal}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
