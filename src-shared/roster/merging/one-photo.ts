import type { Attachment } from '../../attachments/attachment'

/** A file of the person who goes, beside those of who stays: a second photo is kept as a picture, for one person has one. */
export function besidePhotos(file: Attachment, kept: readonly Attachment[]): Attachment {
  const isSecond = file.purpose === 'photo' && kept.some(({ purpose }) => purpose === 'photo')
  return isSecond ? { ...file, purpose: 'picture' } : file
}
