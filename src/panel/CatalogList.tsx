import type { ReactNode } from 'react';
import type { CatalogItem } from '../core/catalog';
import type { Catalog } from '../protocol/methods';
import { ProblemNotice } from './ProblemNotice';
import { Avatar } from './ui/Avatar';
import { Notice } from './ui/Notice';
import { Row } from './ui/Row';
import { Section } from './ui/Section';
import { say, sayCount } from './words';

/** One item of the directory: who made it, what it does, and its tags. */
export function CatalogRow({
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

/** What did not come of the directory's lists; the rest stands below. */
export function CatalogProblems({ catalog, onRetry, isRetrying }: CatalogProblemsProps) {
  if (catalog.problems.length === 0 && catalog.dropped === 0) return null;
  return (
    <Section>
      {catalog.problems.map(({ source, problem }) => (
        <ProblemNotice
          key={source}
          problem={problem}
          kept={say(source === 'public' ? 'catalog_kept_public' : 'catalog_kept_internal')}
          onRetry={onRetry}
          isRetrying={isRetrying}
        />
      ))}
      {catalog.dropped > 0 && <Notice tone="wait">{sayCount('catalog_dropped', catalog.dropped)}</Notice>}
    </Section>
  );
}

interface CatalogProblemsProps {
  catalog: Catalog;
  onRetry: () => void;
  isRetrying: boolean;
}
