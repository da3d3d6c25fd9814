import { useId, useState } from 'react';
import { composeLog } from '../../../core/activity/composed-log/compose-log';
import { readDateFormat } from '../../../core/activity/composed-log/date-words';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { Button } from '../../ui/Button';
import { SmallText } from '../../ui/SmallText';
import { FormatChoice } from './FormatChoice';
import { MarkupText } from './MarkupText';
import { PreviewNotes } from './PreviewNotes';
import { analysedCall, sampleCall } from './sample-call';
import { useLogFormat } from './use-log-format';
import './LogPreview.css';

interface LogPreviewProps {
  /** Switches and date format as they are on the screen, by key; what is missing is the server's own. */
  readonly settings: { readonly [key: string]: unknown };
  /** With what only a server that logs by itself knows. */
  readonly isAnalysed?: boolean;
}

/** What the server writes about a call that never was, with the settings on the screen. */
export function LogPreview({ settings, isAnalysed = false }: LogPreviewProps) {
  const id = useId();
  const { format, isSeen, choose } = useLogFormat();
  const crm = usePanel((state) => state.connection?.connectorName ?? '');
  const isPolling = usePanel((state) => state.connection?.capabilities.pollsTasks === true);
  const [showsSource, setShowsSource] = useState(false);
  const text = composeLog(isAnalysed ? analysedCall() : sampleCall(), {
    format,
    generation: isPolling ? 'polling' : 'callback',
    stored: settings,
    offsetAt: (at) => -new Date(at).getTimezoneOffset(),
  });
  const isRendered = format === 'text/html' && !showsSource;
  return (
    <section className="log-preview" aria-labelledby={id}>
      <div className="log-preview-head">
        <h2 id={id} className="log-preview-title">
          {say('log_says_preview')}
        </h2>
        {format === 'text/html' && (
          <Button variant="text" size="small" isFlush onClick={() => setShowsSource(!showsSource)}>
            {say(showsSource ? 'log_says_as_shown' : 'log_says_as_source')}
          </Button>
        )}
      </div>
      <SmallText>{say('log_says_example', crm)}</SmallText>
      <div className={isRendered ? 'log-preview-text' : 'log-preview-text log-preview-source'}>
        {text === '' ? say('log_says_nothing') : isRendered ? <MarkupText html={text} /> : text}
      </div>
      {!isSeen && <FormatChoice format={format} onChoose={choose} />}
      {readDateFormat(settings['logDateFormat']) === undefined && (
        <SmallText tone="wait">{say('log_says_other_date', String(settings['logDateFormat']))}</SmallText>
      )}
      <PreviewNotes format={format} isSeen={isSeen} />
    </section>
  );
}
