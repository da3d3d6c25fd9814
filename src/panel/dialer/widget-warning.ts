import type { WidgetAlert } from '../../dialer/bridge';

export function warning(message: string): WidgetAlert {
  return { level: 'warning', message, ttl: 10_000 };
}
