/** Files of a backup in one file: the same names as in a profile, so that its place there needs no saying. */
export const indexName = 'qinlin-backup.json'
/** Lines of `sha256sum`, the last file of the archive. */
export const manifestName = 'manifest-sha256.txt'

const shapes = [
  /^store-id$/,
  /^journal\/\d{4}-\d{2}\.qlj$/,
  /^backups\/segments\/[0-9a-f]{64}$/,
  /^backups\/restored-[0-9a-f]{64}\.json$/,
  /^content\/[0-9a-f]{64}$/,
  /^received\/[0-9a-f]{64}\.qlb$/,
  /^keys\/(signing\.key|signing\.pub|signing\.pub\.minisig|sequences\.log|opaque\.secret|office\.identity|office\.recipient|office\.sheets|carried)$/,
  /^keys\/former-age1[0-9a-z]{58}\.identity$/,
]

/** Whether a name is one of a file that belongs into a profile; nothing else is ever written there. */
export const isProfileName = (name: string): boolean => shapes.some(shape => shape.test(name))
