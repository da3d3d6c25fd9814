export interface TestCount {
  passed: number;
  failed: number;
}

export function countTests(report: unknown): TestCount;
export function sumCounts(exitCode: number, counts: (TestCount | undefined)[]): TestCount;
export function failedTests(report: unknown): string[];
