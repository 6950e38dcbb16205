import { crc32 } from 'node:zlib';

/** The content of a sync token. */
export interface SyncPosition {
  readonly extensionId: string;
  /** The last change of the book that the caller has received. */
  readonly revision: number;
}

// Three tokens in public documentation have this layout: a marker, the extension as a 64-bit integer, two bytes of
// unknown meaning, the revision as a 64-bit integer, and the CRC-32 of all that.
const MARKER = 0x1e;
const FLAGS = Buffer.from([0x01, 0x01]);
const REVISION_AT = 11;
const CHECKSUM_AT = 19;
const LENGTH = 23;

export const writeSyncToken = ({ extensionId, revision }: SyncPosition): string => {
  const bytes = Buffer.alloc(LENGTH);
  bytes.writeUInt8(MARKER, 0);
  bytes.writeBigInt64BE(BigInt(extensionId), 1);
  FLAGS.copy(bytes, 9);
  bytes.writeBigInt64BE(BigInt(revision), REVISION_AT);
  bytes.writeUInt32BE(crc32(bytes.subarray(0, CHECKSUM_AT)), CHECKSUM_AT);
  return bytes.toString('base64url');
};

/** Absent for anything that `writeSyncToken` did not create. */
export const readSyncToken = (token: string): SyncPosition | undefined => {
  const bytes = Buffer.from(token, 'base64url');
  if (bytes.length !== LENGTH || bytes.toString('base64url') !== token || bytes[0] !== MARKER)
    return undefined;
  if (crc32(bytes.subarray(0, CHECKSUM_AT)) !== bytes.readUInt32BE(CHECKSUM_AT)) return undefined;
  return {
    extensionId: bytes.readBigInt64BE(1).toString(),
    revision: Number(bytes.readBigInt64BE(REVISION_AT)),
  };
};
