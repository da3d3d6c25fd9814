import { useCallback, useState } from 'react';
import { applyFormat, formatProblem, nationalDigits } from '../../../core/crm/number-format';
import { isDialable } from '../../../core/crm/phone-number';
import type { Contact } from '../../../core/crm/contact';
import { tryFormats, type FormatTrial } from '../../../actions/crm/try-formats';
import { usePanel } from '../../app/store';
import { say } from '../../app/words';
import { ProblemNotice } from '../../shared/ProblemNotice';
import { useAttempt } from '../../shared/request';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { FormField } from '../../ui/FormField';
import { KeyValues } from '../../ui/KeyValues';
import { SmallText } from '../../ui/SmallText';
import { TextInput } from '../../ui/TextInput';
import './numbers.css';

/** A number to try formats with: what each makes of it is seen at once, whom it finds at a press. */
export function NumberTester({ formats }: { formats: readonly string[] }) {
  const crmName = usePanel((state) => state.connection?.connectorName);
  const isOnline = usePanel((state) => state.isOnline);
  const [typed, setTyped] = useState('');
  const [trial, setTrial] = useState<FormatTrial>();
  const phoneNumber = typed.replaceAll(/[\s().-]/g, '');
  const read = nationalDigits(phoneNumber);
  const usable = [...new Set(formats)].filter(
    (format) => format.trim() !== '' && formatProblem(format) === undefined,
  );
  const tried = useAttempt(
    useCallback(
      async ([number, list]: readonly [string, readonly string[]]) =>
        setTrial(await tryFormats(number, list)),
      [],
    ),
  );
  const found = trial?.phoneNumber === phoneNumber ? trial : undefined;
  const isReady = isDialable(phoneNumber);
  const lookUp = () => void tried.run([phoneNumber, usable]);
  return (
    <Card title={say('numbers_try_title')} icon="find">
      <form
        className="numbers-tester"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (isReady && isOnline && crmName !== undefined && !tried.isRunning) lookUp();
        }}
      >
        <FormField
          label={say('numbers_try_number')}
          hint={say('numbers_try_hint')}
          error={typed !== '' && 'problem' in read ? say(`numbers_problem_${read.problem}`) : undefined}
        >
          {(control) => (
            <TextInput
              {...control}
              type="tel"
              maxLength={40}
              value={typed}
              onChange={(event) => {
                setTyped(event.target.value);
                tried.dismiss();
              }}
            />
          )}
        </FormField>
        {isReady && (
          <KeyValues
            rows={[
              { key: say('numbers_try_plain'), value: <Line text={phoneNumber} found={found?.plain} /> },
              ...usable.map((format) => ({
                key: format,
                value: (
                  <Line
                    text={'digits' in read ? applyFormat(format, read.digits) : say('numbers_try_unused')}
                    found={found?.byFormat[format]}
                  />
                ),
              })),
            ]}
          />
        )}
        {usable.length === 0 && <SmallText>{say('numbers_try_none')}</SmallText>}
        {tried.problem && <ProblemNotice problem={tried.problem} asksCrm onRetry={lookUp} />}
        <Button
          type="submit"
          variant="quiet"
          busy={tried.isRunning}
          unavailable={obstacle(isReady, isOnline, crmName)}
        >
          {crmName === undefined ? say('numbers_try_look') : say('numbers_try_look_in', crmName)}
        </Button>
        <output className="visually-hidden">{found && spokenWords(found)}</output>
        <SmallText tone="hint">{say('numbers_try_real')}</SmallText>
      </form>
    </Card>
  );
}

/** What a number is written as, and who has it so. */
function Line({ text, found }: { text: string; found: readonly Contact[] | undefined }) {
  return (
    <>
      <span className="numbers-written">{text}</span>
      {found && <span className="numbers-found">{namesIn(found)}</span>}
    </>
  );
}

function namesIn(found: readonly Contact[]): string {
  return found.length === 0 ? say('numbers_try_nobody') : found.map(({ name }) => name).join(', ');
}

function spokenWords({ plain, byFormat }: FormatTrial): string {
  const all = Object.entries(byFormat).map(([format, found]) => `${format}: ${namesIn(found)}`);
  return [`${say('numbers_try_plain')}: ${namesIn(plain)}`, ...all].join('. ');
}

function obstacle(isReady: boolean, isOnline: boolean, crmName: string | undefined): string | undefined {
  if (crmName === undefined) return say('numbers_try_no_crm');
  if (!isReady) return say('numbers_try_first');
  return isOnline ? undefined : say('offline_reason');
}
