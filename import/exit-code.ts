/** What the process ends with. */
export const EXIT = {
  allAdded: 0,
  someRejected: 1,
  /** The command or the file; nothing was sent. */
  wrong: 2,
  /** Or its outcome is unknown. */
  uploadFailed: 3,
  stopped: 130,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
