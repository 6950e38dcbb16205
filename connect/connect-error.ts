/** An error that the user can fix. Its message is one line, says what to do, and contains no secret. */
export class ConnectError extends Error {
  override readonly name = 'ConnectError';
}
