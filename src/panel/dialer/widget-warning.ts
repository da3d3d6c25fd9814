import type { WidgetAlert } from '../../dialer/widget-alert';

export function warning(message: string): WidgetAlert {
  return { level: 'warning', message, ttl: 10_000 };
}
