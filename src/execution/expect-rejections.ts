/**
 * Adds rejection handlers to promises that are awaited later or never, because an unhandled rejection ends the process.
 * Promises in properties of objects are not found; resolvers that return such objects must handle their rejections.
 */
export const expectRejections = (values: readonly unknown[], from = 0): void => {
  for (let index = from; index < values.length; index += 1) {
    const value = values[index];
    if (value instanceof Promise) {
      value.then(
        (settled: unknown) => expectRejections([settled]),
        () => undefined,
      );
    } else if (Array.isArray(value)) expectRejections(value);
    else if (value instanceof Set) expectRejections([...(value as Set<unknown>)]);
  }
};
