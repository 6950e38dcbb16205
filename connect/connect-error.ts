/** What a person can mend. Its message is one line, says what to do, and holds no secret. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}
