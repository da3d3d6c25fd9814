/** The result of `work`, or `otherwise` if it fails or takes longer than `ms`. Later results are dropped. */
export async function answerWithin<T>(work: () => Promise<T>, ms: number, otherwise: T): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLate = new Promise<T>((resolve) => {
    timer = setTimeout(resolve, ms, otherwise);
  });
  try {
    return await Promise.race([work(), tooLate]);
  } catch {
    return otherwise;
  } finally {
    clearTimeout(timer);
  }
}
