import { useId, type ReactNode } from 'react';
import { Icon, type IconName } from './Icon';
import './Card.css';

interface CardProps {
  title?: string | undefined;
  icon?: IconName;
  children: ReactNode;
}

export function Card({ title, icon, children }: CardProps) {
  const id = useId();
  return (
    <section className="card" aria-labelledby={title === undefined ? undefined : id}>
      {title !== undefined && (
        <h2 id={id} className="card-title">
          {icon && <Icon name={icon} />}
          {title}
        </h2>
      )}
      {children}
    </section>
  );
}
