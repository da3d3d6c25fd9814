import * as v from 'valibot';
import type { Service } from './registration';

const openButton = 'appConnectPanelOpen';

const icon =
  'data:image/svg+xml,%3Csvg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="%235b6472" stroke-width="2" stroke-linecap="round"%3E%3Cpath d="M5 7h.01M9 7h10M5 12h.01M9 12h10M5 17h.01M9 17h10"/%3E%3C/svg%3E';

/**
 * `rc-adapter-register-customized-page`: our tab inside the widget. It shows what needs a person and leads to the
 * panel's Activity; registering the same id again updates it.
 */
export function serviceTab({ tab }: Service) {
  return {
    type: 'rc-adapter-register-customized-page',
    page: {
      id: 'appConnectPanel',
      title: tab.title,
      type: 'tab',
      priority: 65,
      iconUri: icon,
      activeIconUri: icon,
      darkIconUri: icon,
      unreadCount: tab.needsYou,
      schema: {
        type: 'object',
        properties: {
          summary: { type: 'string', description: tab.summary },
          [openButton]: { type: 'string', title: tab.openLabel },
        },
      },
      uiSchema: {
        summary: { 'ui:field': 'typography', 'ui:variant': 'body1' },
        [openButton]: { 'ui:field': 'button', 'ui:variant': 'contained', 'ui:fullWidth': true },
      },
      formData: {},
    },
  };
}

const buttonSchema = v.object({ button: v.object({ id: v.literal(openButton) }) });

/** `buttonEventPath` body. */
export function isOpenButton(body: unknown): boolean {
  return v.is(buttonSchema, body);
}
