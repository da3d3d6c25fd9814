import { Component, type ReactNode } from 'react';
import { toProblem, type Problem } from '../../core/basics/problem';
import { noteError } from '../shared/last-errors';
import { ProblemNotice } from '../shared/ProblemNotice';
import { Section } from '../ui/Section';

/** Keeps a screen that crashes or fails to load from affecting the others. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { problem?: Problem }> {
  override state: { problem?: Problem } = {};

  static getDerivedStateFromError(error: unknown): { problem: Problem } {
    return { problem: toProblem(error) };
  }

  override componentDidCatch(error: unknown): void {
    noteError(toProblem(error));
  }

  override render(): ReactNode {
    const { problem } = this.state;
    if (!problem) return this.props.children;
    return (
      <Section>
        <ProblemNotice problem={problem} onRetry={() => location.reload()} />
      </Section>
    );
  }
}
