/** Names of the contract's functions, apart from their shapes so that the preload stays a few lines. */
export const engineFunctions = [
  'journal.head',
  'journal.append',
  'journal.read',
  'journal.cut',
  'journal.missing',
  'journal.heal',
  'store.identity',
  'store.claim',
  'store.suspect',
  'store.giveUp',
  'disk.look',
  'disk.reserve',
  'content.put',
  'content.get',
  'backup.list',
  'backup.check',
  'backup.segment',
  'backup.rows',
  'backup.write',
  'backup.drop',
  'backup.pack',
  'backup.unpack',
  'backup.adopt',
  'backup.place',
  'backup.choosePlace',
  'backup.copy',
  'backup.key',
  'sheet.read',
  'file.read',
  'file.write',
  'received.keep',
  'keys.made',
  'keys.card',
  'keys.next',
  'keys.sign',
  'keys.verify',
  'keys.opaque',
  'log.note',
] as const

export const windowFunctions = [
  'app.info',
  'job.next',
  'job.done',
  'dialog.folder',
  'dialog.file',
  'dialog.save',
  'backup.protect',
  'backup.unprotect',
  'backup.passphrase',
  'print.pdf',
  'print.paper',
  'print.data',
  'print.ready',
  'settings.read',
  'settings.write',
  'window.zoom',
] as const

export type EngineFunction = (typeof engineFunctions)[number]
export type WindowFunction = (typeof windowFunctions)[number]

/** Message names between page, preload and main that carry the engine's port. */
export const portRequest = 'qinlin:engine-port'
export const portMessage = 'qinlin:port'
