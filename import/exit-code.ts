/** Exit codes of the process. */
export const EXIT = {
  allAdded: 0,
  someRejected: 1,
  /** The command or the file is invalid; nothing was sent. */
  wrong: 2,
  /** The upload failed, or its outcome is unknown. */
  uploadFailed: 3,
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
