import { randomBytes } from 'node:crypto';

/** Short enough to read out, long enough not to repeat: 8 characters of base 32. */
export function newReference(): string {
  return Array.from(randomBytes(8), (byte) => 'ABCDEFGHJKMNPQRSTVWXYZ0123456789'[byte % 32] ?? '').join('');
}
