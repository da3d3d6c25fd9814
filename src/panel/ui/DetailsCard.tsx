import type { ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import './Card.css';

interface DetailsCardProps {
  title: string;
  icon: IconName;
  children: ReactNode;
}

/** A card that shows its title alone until it is opened. */
export function DetailsCard({ title, icon, children }: DetailsCardProps) {
  return (
    <details className="card details-card">
      <summary className="card-title details-card-title">
        <Icon name={icon} />
        <span className="details-card-words">{title}</span>
        <Icon name="chevron" />
      </summary>
      {children}
    </details>
  );
}
