/** Messages between the open pages of this extension; a page does not hear its own. */
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
