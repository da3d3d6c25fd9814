import { type ArrayFieldItemTemplateProps, type ArrayFieldTemplateProps, type RJSFSchema } from '@rjsf/utils';
import { Button } from '../ui/Button';
import { IconButton } from '../ui/IconButton';
import { say } from '../app/words';
import type { FormNotes, FormValues } from './form-values';

/** rjsf's ArrayFieldTemplate: the items of a list, and a button to add one. */
export function ListFrame(props: ArrayFieldTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const { items, canAdd, readonly, disabled, title, onAddClick } = props;
  const isFixed = readonly === true || disabled === true;
  return (
    <>
      {items.length > 0 ? (
        <ol className="form-list">{items}</ol>
      ) : (
        <p className="form-empty">{say('form_list_empty')}</p>
      )}
      {canAdd && !isFixed && (
        <div className="form-add">
          <Button variant="quiet" size="small" aria-label={say('form_add_to', title)} onClick={onAddClick}>
            {say('form_add')}
          </Button>
        </div>
      )}
    </>
  );
}

/** rjsf's ArrayFieldItemTemplate: one item, with named buttons to move and remove it. */
export function ListItem(props: ArrayFieldItemTemplateProps<FormValues, RJSFSchema, FormNotes>) {
  const { children, buttonsProps, hasToolbar, index, readonly, disabled } = props;
  const { hasMoveUp, hasMoveDown, hasRemove, onMoveUpItem, onMoveDownItem, onRemoveItem } = buttonsProps;
  const place = index + 1;
  return (
    <li className="form-item">
      <div className="form-item-value">{children}</div>
      {hasToolbar && readonly !== true && disabled !== true && (
        <div className="form-item-tools">
          {hasMoveUp && <IconButton icon="up" label={say('form_move_up', place)} onClick={onMoveUpItem} />}
          {hasMoveDown && (
            <IconButton icon="chevron" label={say('form_move_down', place)} onClick={onMoveDownItem} />
          )}
          {hasRemove && (
            <IconButton icon="close" label={say('form_remove_item', place)} onClick={onRemoveItem} />
          )}
        </div>
      )}
    </li>
  );
}
