import type { Conversation } from '../../../core/activity/conversation';
import { usePanel } from '../../app/store';
import { Card } from '../../ui/Card';
import { say } from '../../app/words';
import { sayTime } from '../../shared/time-words';

/** What is being logged: the day's messages, newest first. */
export function ConversationMessages({ conversation }: { conversation: Conversation }) {
  const language = usePanel((state) => state.language);
  return (
    <Card title={say('log_messages')}>
      <ol className="log-messages">
        {conversation.messages.map((message) => (
          <li key={message.id}>
            <small>
              {sayTime(message.creationTime, language)} ·{' '}
              {say(message.direction === 'Outbound' ? 'call_outbound' : 'call_inbound')}
            </small>
            {message.text && <p>{message.text}</p>}
            {message.attachments.map(
              ({ id, link }) =>
                link && (
                  <a key={id} href={link} target="_blank" rel="noreferrer">
                    {say(conversation.kind === 'voicemail' ? 'log_listen' : 'log_document')}
                  </a>
                ),
            )}
          </li>
        ))}
      </ol>
    </Card>
  );
}
