import { redirectUri } from '../../../platform/identity';
import { ClientIdForm } from '../../shared/ClientIdForm';
import { CopyButton } from '../../shared/CopyButton';
import { Card } from '../../ui/Card';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';
import '../../ui/Button.css';
import './NotSetUp.css';

/** Without a client id nobody can sign in: a person asks their admin, with words that are ready; an admin sets it up. */
export function NotSetUp() {
  const text = say('ask_admin_text', redirectUri());
  const mail = `mailto:?${new URLSearchParams({ subject: say('ask_admin_subject'), body: text })
    .toString()
    .replaceAll('+', '%20')}`;
  return (
    <>
      <Card title={say('not_set_up_title')} icon="person">
        <div className="not-set-up">
          <p>{say('not_set_up_why')}</p>
          <blockquote className="not-set-up-text">{text}</blockquote>
          <div className="not-set-up-actions">
            <CopyButton text={text} label={say('ask_admin_copy')} />
            <a className="button button-quiet button-small" href={mail} target="_blank" rel="noreferrer">
              {say('ask_admin_mail')}
            </a>
          </div>
          <SmallText tone="hint">{say('not_set_up_then')}</SmallText>
        </div>
      </Card>
      <details className="not-set-up-admin">
        <summary>{say('not_set_up_admin')}</summary>
        <ClientIdForm isMissing />
      </details>
    </>
  );
}
