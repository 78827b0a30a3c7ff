/**
 * Inputs of commands and queries that are paths on the command line. Main swaps them for tokens before a command sees
 * them; in the window the token comes from a dialog.
 */
export const pathFields: Readonly<Record<string, readonly string[]>> = {
  'word.checkTemplate': ['file'],
  'word.putTemplate': ['file'],
  'word.saveTemplate': ['to'],
  'meetings.readReturn': ['file'],
  'roster.preview': ['file'],
  'roster.problems': ['file'],
  'roster.import': ['file'],
  'roster.form': ['file'],
  'points.readPack': ['file', 'signature'],
  'points.savePackFile': ['to'],
  'meetings.readThemes': ['file'],
  'roster.fillForm': ['file', 'to'],
  'roster.export': ['to'],
  'attachments.add': ['files'],
  'attachments.setPhoto': ['file'],
  'attachments.save': ['to'],
  'upstream.enrol': ['to'],
  'upstream.trust': ['file'],
  'upstream.approve': ['file'],
  'upstream.presented': ['file'],
  'street.presented': ['file'],
  'upstream.export': ['to', 'recipient'],
  'street.merge': ['file'],
  'street.preview': ['file'],
  'street.reply': ['to'],
  'upstream.receiveReply': ['file'],
}
