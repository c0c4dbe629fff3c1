import { codeOf } from '../../db/outage'

/** What a disk said, as a sentence for whoever sits at the terminal; null when it was no disk's error. */
export function whyStorageRefused(error: unknown, folder: string): string | null {
  const code = codeOf(error) ?? ''
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code)) return `The disk of ${folder} is full.`
  if (/^(SQLITE_READONLY|EROFS)/.test(code)) return `${folder} cannot be written to: it is read-only.`
  if (/^(EACCES|EPERM|SQLITE_PERM)/.test(code)) return `This user may not write in ${folder}.`
  if (/^(SQLITE_CANTOPEN|ENOENT|ENOTDIR)/.test(code)) return `A file in ${folder} cannot be opened.`
  if (/^(SQLITE_IOERR|EIO)/.test(code)) return `The disk of ${folder} fails (${code}).`
  if (code === 'EEXIST') return 'Somebody else made a file of that name meanwhile.'
  return null
}
