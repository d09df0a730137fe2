import { z } from 'zod';
import { StoreAway } from '../briefing/store.ts';

/**
 * Thrown when the database cannot be used and waiting will not mend it. The message is for whoever runs the program,
 * ends with the remedy and holds no password.
 */
export class DatabaseError extends Error {
  override name = 'DatabaseError';
}

/** What node, the driver and the server put on their errors. */
const Coded = z.object({ code: z.string() });

/** The code of an error, or of the error that caused it; `null` where there is none. */
export function codeOf(error: unknown): string | null {
  const coded = Coded.safeParse(error);
  if (coded.success) return coded.data.code;
  if (error instanceof AggregateError) return codeOf(error.errors[0]);
  return error instanceof Error && error.cause !== undefined ? codeOf(error.cause) : null;
}

/** Codes of node: nobody listens, no such host for now, no way there, cut off. */
const AWAY = ['ECONNREFUSED', 'ECONNRESET', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH', 'EPIPE', 'EAI_AGAIN'];

/**
 * Codes of the server: connection failures (08), resources used up (53), stopped or starting by its operator (57P); see
 * https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const AWAY_STATE = /^(?:08|53)...$|^57P0[1-3]$/;

/** What the driver says without a code. */
const AWAY_MESSAGE =
  /timeout exceeded when trying to connect|Connection terminated|Query read timeout|connection error and is not queryable/;

/** Whether the server is only away, so that the same will work later. */
export function isAway(error: unknown): boolean {
  if (error instanceof StoreAway) return true;
  const code = codeOf(error);
  if (code !== null) return AWAY.includes(code) || AWAY_STATE.test(code);
  return error instanceof Error && AWAY_MESSAGE.test(error.message);
}

/** Codes of the server and of TLS, with what to do; `@` stands for the user and the place. */
const REMEDIES: Readonly<Record<string, string>> = {
  '28P01': 'refuses the password of @: correct it in DATABASE_URL.',
  '28000':
    'does not let @ in: create that role, or let it in by pg_hba.conf, or name another in DATABASE_URL.',
  '3D000': 'has no such database: create it with createdb, or name another in DATABASE_URL.',
  '42501':
    'does not allow @ to make tables: grant CREATE on the database to that role, or name another in DATABASE_URL.',
  '25006': 'is read-only, maybe a replica: name the primary server in DATABASE_URL.',
  ENOTFOUND: 'is no host that this machine knows: correct its name in DATABASE_URL.',
  ERR_TLS_CERT_ALTNAME_INVALID:
    'shows a certificate for another host: use the name of the certificate in DATABASE_URL.',
  SELF_SIGNED_CERT_IN_CHAIN:
    'shows a certificate that nobody known signed: add sslrootcert=<file of the authority> to DATABASE_URL.',
  DEPTH_ZERO_SELF_SIGNED_CERT:
    'shows a certificate that it signed itself: add sslrootcert=<that certificate> to DATABASE_URL.',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE:
    'shows a certificate that nobody known signed: add sslrootcert=<file of the authority> to DATABASE_URL.',
  CERT_HAS_EXPIRED: 'shows a certificate that has expired: renew it on the server.',
};

const NO_TLS = /does not support SSL connections/;

/** Where a server is, for people: never with a password. */
export type Place = { readonly user: string; readonly address: string };

/** What an error of the server means, as an error whose message ends with the remedy. */
export function serverError(error: unknown, { user, address }: Place): DatabaseError {
  const code = codeOf(error);
  const known = code === null ? undefined : REMEDIES[code];
  const text = error instanceof Error ? error.message : String(error);
  if (known !== undefined) return new DatabaseError(`Postgres at ${address} ${known.replace('@', user)}`);
  if (NO_TLS.test(text)) {
    return new DatabaseError(
      `Postgres at ${address} does not speak TLS: turn it on there, or take sslmode out of DATABASE_URL.`,
    );
  }
  const reason = code === null ? text : `${text} (${code})`;
  return new DatabaseError(
    `Postgres at ${address} cannot be used: ${reason}. Look in the log of the server, and correct DATABASE_URL.`,
    { cause: error },
  );
}

/** Codes of the file system, with what to do. */
const FOLDER_REMEDIES: Readonly<Record<string, string>> = {
  EACCES: 'may not be written by this program: let it write there, or choose another folder with DATA_DIR.',
  EPERM: 'may not be written by this program: let it write there, or choose another folder with DATA_DIR.',
  EROFS: 'lies on a disk that is read-only: choose another folder with DATA_DIR.',
  ENOSPC: 'lies on a disk that is full: free some room there, or choose another folder with DATA_DIR.',
  EDQUOT:
    'lies on a disk that is full for this user: free some room, or choose another folder with DATA_DIR.',
  ENOTDIR: 'lies below something that is no folder: correct DATA_DIR.',
  EEXIST: 'is the name of a file: choose another folder with DATA_DIR.',
};

/** What an error of the file system means, as an error whose message ends with the remedy. */
export function folderError(error: unknown, folder: string): DatabaseError {
  const remedy = FOLDER_REMEDIES[codeOf(error) ?? ''];
  if (remedy !== undefined) return new DatabaseError(`The folder ${folder} ${remedy}`, { cause: error });
  const text = error instanceof Error ? error.message : String(error);
  return new DatabaseError(
    `The database in the folder ${folder} cannot be opened: ${text}. Restore a backup, or choose another folder with DATA_DIR.`,
    { cause: error },
  );
}
