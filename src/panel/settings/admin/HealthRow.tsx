import type { ReactNode } from 'react';
import { hashOf, type Route } from '../../app/route';
import { Icon, type IconName } from '../../ui/Icon';
import { IconTile } from '../../ui/IconTile';
import { Row } from '../../ui/Row';

interface HealthRowProps {
  readonly icon: IconName;
  readonly title: string;
  readonly text: ReactNode;
  /** Where it is put right. */
  readonly route: Route;
  readonly isBad?: boolean;
  readonly children?: ReactNode;
}

/** One number about the organization. */
export function HealthRow({ icon, title, text, route, isBad = false, children }: HealthRowProps) {
  return (
    <Row
      lead={<IconTile icon={isBad ? 'alert' : icon} tone={isBad ? 'bad' : 'plain'} />}
      title={title}
      text={text}
      href={hashOf(route)}
      trail={<Icon name="forward" />}
    >
      {children}
    </Row>
  );
}
