import { useCallback, useState } from 'react';
import { readReleaseNotes, type ReleaseNotes } from '../../../core/crm/release-notes';
import { askServer } from '../../../actions/crm/ask-server';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { usePanel } from '../../app/store';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { LiveRegion } from '../../ui/LiveRegion';
import { SmallText } from '../../ui/SmallText';
import { say } from '../../app/words';

/** What is new on the App Connect server, asked for by a press. */
export function ServerNews() {
  const platform = usePanel((state) => state.connection?.platform ?? '');
  const ask = useCallback(
    (_press: 'show') => askServer('releaseNotes', {}, (body) => readReleaseNotes(body, platform)),
    [platform],
  );
  const { run, problem, isRunning } = useAttempt(ask);
  const [news, setNews] = useState<readonly ReleaseNotes[]>();
  const show = async () => {
    const answer = await run('show');
    if (answer) setNews(answer.output);
  };
  // A server without the route has nothing to say.
  const isSilent = problem?.code === 'missing_route' || news?.length === 0;
  return (
    <Card title={say('about_news_title')}>
      {problem && !isSilent && <ProblemNotice problem={problem} />}
      <LiveRegion text={isSilent ? say('about_news_none') : ''} />
      {isSilent && <SmallText>{say('about_news_none')}</SmallText>}
      {!news && !isSilent && (
        <Button size="small" variant="quiet" busy={isRunning} onClick={() => void show()}>
          {say(problem ? 'retry' : 'about_news_show')}
        </Button>
      )}
      {news?.map(({ version, notes }) => (
        <section key={version} aria-label={version}>
          <h3 className="about-version">{version}</h3>
          <ul>
            {notes.map(({ kind, text }, index) => (
              <li key={`${kind} ${index}`}>{kind ? `${kind}: ${text}` : text}</li>
            ))}
          </ul>
        </section>
      ))}
    </Card>
  );
}
