import { usePanel } from '../../app/store';
import { say, sayCount } from '../../app/words';
import { sayMoment } from '../../shared/time-words';
import { useNow } from '../../shared/use-now';
import { DetailsCard } from '../../ui/DetailsCard';
import { KeyValues } from '../../ui/KeyValues';
import { Section } from '../../ui/Section';
import { SmallText } from '../../ui/SmallText';
import { byHost, type TrafficLine } from './traffic-lines';

interface HostListProps {
  readonly title: string;
  readonly help?: string;
  readonly lines: readonly TrafficLine[];
}

/** A card a host, which opens to show each reason for which it was reached. */
export function HostList({ title, help, lines }: HostListProps) {
  if (lines.length === 0) return null;
  return (
    <Section title={title}>
      {help !== undefined && <SmallText>{help}</SmallText>}
      {byHost(lines).map(([host, ofHost]) => (
        <DetailsCard
          key={host}
          icon={ofHost[0]?.isByServer ? 'plug' : 'shield'}
          title={titleOf(host, ofHost)}
        >
          {ofHost.map((line) => (
            <Line key={`${line.why} ${line.lastAt}`} line={line} />
          ))}
        </DetailsCard>
      ))}
    </Section>
  );
}

function titleOf(host: string, lines: readonly TrafficLine[]): string {
  return `${host} · ${sayCount(
    'privacy_count',
    lines.reduce((sum, { count }) => sum + count, 0),
  )}`;
}

function Line({ line }: { line: TrafficLine }) {
  const language = usePanel((state) => state.language);
  const last = say('privacy_last', sayMoment(line.lastAt, useNow(), language));
  return (
    <div className="privacy-line">
      <p className="privacy-why">{line.why}</p>
      <KeyValues
        rows={[
          { key: say('privacy_what'), value: line.what },
          { key: say('privacy_tokens'), value: line.tokens },
          { key: say('privacy_how_often'), value: `${sayCount('privacy_count', line.count)}, ${last}` },
          { key: say('privacy_agreed'), value: line.agreed },
        ]}
      />
    </div>
  );
}
