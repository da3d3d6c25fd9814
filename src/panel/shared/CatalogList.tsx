import type { ReactNode } from 'react';
import type { CatalogItem } from '../../core/directory/catalog';
import type { Catalog } from '../../actions/directory/list-catalog';
import { ProblemNotice } from './ProblemNotice';
import { StaleNotice } from './StaleNotice';
import { Avatar } from '../ui/Avatar';
import { Row } from '../ui/Row';
import { Section } from '../ui/Section';
import { SmallText } from '../ui/SmallText';
import { say, sayCount } from '../app/words';

/** One item of the directory: its developer, what it does, and its tags. */
export function CatalogListRow({
  item,
  href,
  children,
}: {
  item: CatalogItem;
  href: string;
  children?: ReactNode;
}) {
  return (
    <Row
      href={href}
      lead={<Avatar name={item.displayName} />}
      title={item.displayName}
      text={[item.developer, item.description].filter(Boolean).join(' · ')}
    >
      {children}
    </Row>
  );
}

/** Why parts of the directory's lists could not be loaded, each reason once; loaded items are shown below. */
export function CatalogProblems({ catalog, onRetry, isRetrying }: CatalogProblemsProps) {
  const [first, second] = catalog.problems;
  if (!first) return null;
  const isOne = second?.problem.code === first.problem.code;
  const shown = isOne ? [{ ...first, source: 'all' as const }] : catalog.problems;
  return (
    <Section>
      {shown.map(({ source, problem }) => {
        if (catalog.items.length === 0)
          return <ProblemNotice key={source} problem={problem} onRetry={onRetry} isRetrying={isRetrying} />;
        return (
          <StaleNotice
            key={source}
            problem={problem}
            kept={say(`catalog_kept_${source}`)}
            onRetry={onRetry}
            isRetrying={isRetrying}
          />
        );
      })}
    </Section>
  );
}

/** Says that unreadable lines of the directory were left out. */
export function DroppedLines({ catalog }: { catalog: Catalog }) {
  if (catalog.dropped === 0) return null;
  return (
    <Section>
      <SmallText>{sayCount('catalog_dropped', catalog.dropped)}</SmallText>
    </Section>
  );
}

interface CatalogProblemsProps {
  catalog: Catalog;
  onRetry: () => void;
  isRetrying: boolean;
}
