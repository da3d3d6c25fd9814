/** Parameters of `/custom-alert-message`; `ttl` in ms, 0 keeps it until it is closed. */
export interface WidgetAlert {
  readonly level: 'info' | 'warning' | 'danger' | 'success';
  readonly message: string;
  readonly ttl: number;
}
