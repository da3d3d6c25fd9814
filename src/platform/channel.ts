/** Messages between the open pages of this extension; one's own are not heard. */
export interface Channel {
  send(message: unknown): void;
  close(): void;
}

export function openChannel(name: string, onMessage: (message: unknown) => void): Channel {
  const channel = new BroadcastChannel(name);
  channel.addEventListener('message', (event: MessageEvent<unknown>) => onMessage(event.data));
  return {
    send: channel.postMessage.bind(channel),
    close: () => channel.close(),
  };
}
