import { useId, useMemo, useState } from 'react';
import { parseJson, partOf } from '../../../core/basics/json';
import { addressAsked, remarkOn, type ContractRemark } from '../../../core/plugins/contract-remark';
import type { PluginDescription } from '../../../core/plugins/plugin-description';
import { curlOf, type Exchange } from '../../../core/plugins/plugin-traffic';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { sayTime } from '../../shared/time-words';
import { Button } from '../../ui/Button';
import { Chips } from '../../ui/Chips';
import { FormField } from '../../ui/FormField';
import { Row } from '../../ui/Row';
import { Tag, type Tone } from '../../ui/Tag';
import { TextArea } from '../../ui/TextArea';
import { addressWords } from '../../shared/plugins/address-words';
import { JsonTree } from './JsonTree';
import { PayloadDiff } from './PayloadDiff';

interface ExchangeRowProps {
  readonly exchange: Exchange;
  readonly description: PluginDescription | undefined;
  readonly isOpenAtFirst?: boolean;
  /** Sends it again, as it was, or with another body. */
  readonly onResend: (body?: string) => void;
}

const tones: { readonly [remark in ContractRemark]: Tone } = {
  waiting: 'wait',
  broken_connection: 'bad',
  refused: 'bad',
  sync_no_object: 'bad',
  sync_wrapped: 'bad',
  sync_unchanged: 'plain',
  sync_changed: 'ok',
  async_taken: 'ok',
  register_no_token: 'bad',
  registered: 'ok',
  licence_no_status: 'bad',
  licence_told: 'ok',
  sign_in_no_address: 'bad',
  state_no_successful: 'bad',
  fine: 'ok',
};

/** One request: a line, and below it everything about it once it is opened. */
export function ExchangeRow({ exchange, description, isOpenAtFirst = false, onResend }: ExchangeRowProps) {
  const id = useId();
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const language = usePanel((state) => state.language);
  const { caller, method, host, path, answer, at } = exchange;
  const address = description && addressAsked(exchange, description);
  const remark = description && address && remarkOn(exchange, address, description.isAsync);
  return (
    <Row
      title={`${method} ${host}${path.split('?', 1)[0]}`}
      aside={sayTime(at, language)}
      text={[caller, address && addressWords(address), statusWords(exchange)].filter(Boolean).join(' · ')}
      toggle={{ isOpen, controls: id, onToggle: () => setOpen(!isOpen) }}
      trail={remark ? <Tag tone={tones[remark]}>{say(`contract_${remark}`)}</Tag> : undefined}
    >
      <div id={id} hidden={!isOpen} className="workbench-exchange">
        {isOpen && (
          <>
            <Actions exchange={exchange} onResend={onResend} />
            {address === 'endpointUrl' && description?.isAsync === false && answer && (
              <PayloadDiff before={partOf(parseJson(exchange.body), 'data')} after={parseJson(answer.body)} />
            )}
            <Part
              title={say('traffic_request')}
              path={path}
              headers={exchange.headers}
              body={exchange.body}
            />
            {answer && (
              <Part
                title={say('traffic_answer', answer.status)}
                headers={answer.headers}
                body={answer.body}
              />
            )}
          </>
        )}
      </div>
    </Row>
  );
}

function statusWords({ answer }: Exchange): string {
  if (!answer) return '';
  return answer.status === 0
    ? say('traffic_broken', answer.tookMs)
    : say('traffic_took', answer.status, answer.tookMs);
}

function Actions({ exchange, onResend }: Pick<ExchangeRowProps, 'exchange' | 'onResend'>) {
  const [edited, setEdited] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(curlOf(exchange));
    setCopied(true);
  };
  return (
    <>
      <Chips>
        <Button variant="quiet" size="small" onClick={() => onResend()}>
          {say('traffic_resend')}
        </Button>
        {edited === undefined && (
          <Button variant="quiet" size="small" onClick={() => setEdited(indented(exchange.body))}>
            {say('traffic_edit')}
          </Button>
        )}
        <Button variant="quiet" size="small" onClick={() => void copy()}>
          {say(isCopied ? 'traffic_copied' : 'traffic_copy')}
        </Button>
      </Chips>
      {edited !== undefined && (
        <>
          <FormField label={say('traffic_body')} hint={say('traffic_body_help')}>
            {(control) => (
              <TextArea
                {...control}
                spellCheck={false}
                value={edited}
                onChange={(event) => setEdited(event.target.value)}
              />
            )}
          </FormField>
          <Button size="small" onClick={() => onResend(edited)}>
            {say('traffic_send_edited')}
          </Button>
        </>
      )}
    </>
  );
}

interface PartProps {
  readonly title: string;
  readonly path?: string;
  readonly headers: Exchange['headers'];
  readonly body: string;
}

function Part({ title, path, headers, body }: PartProps) {
  const value = useMemo(() => parseJson(body), [body]);
  const lines = Object.entries(headers).map(([name, content]) => `${name}: ${content}`);
  return (
    <section aria-label={title}>
      <h2 className="workbench-part-title">{title}</h2>
      <details>
        <summary>{say('traffic_headers', lines.length)}</summary>
        <pre className="workbench-json">{[path, ...lines].filter(Boolean).join('\n')}</pre>
      </details>
      {value === undefined ? (
        body && <pre className="workbench-json">{body}</pre>
      ) : (
        <JsonTree value={value} />
      )}
    </section>
  );
}

function indented(body: string): string {
  const value = parseJson(body, null);
  return value === undefined ? body : JSON.stringify(value, null, 2);
}
