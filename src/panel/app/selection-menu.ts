import { showSelectionItem } from '../../platform/selection-menu';
import type { PanelStore } from './store';
import { say } from './words';

/** Offers to call what is selected on a page, in the person's language. Made anew at each opening: nothing at install. */
export function keepSelectionItem(store: PanelStore): void {
  void showSelectionItem(say('menu_call'));
  store.subscribe(({ language }, before) => {
    if (language !== before.language) void showSelectionItem(say('menu_call'));
  });
}
