import * as z from 'zod'
import { done, problem, Refusal, refused, type Outcome } from '../../../src-shared/problem'
import { SealedNote } from '../../../src-shared/grid/sealed'
import { defineCommand, defineQuery, type Outside } from '../command'
import type { Reader } from '../reader'
import { doorProblem } from './households'
import { residentNames } from './resident-names'

const passphrase = z.string().min(1, { error: '请输入口令' }).meta({ label: '口令' })
const id = z.string().meta({ label: '封存信息' })

const notBegun = problem('sealed-not-begun', '还没有启用封存信息，请先到“设置”启用。')

const vaultOf = async (reader: Reader) => (await reader.all('vaults'))[0]

/** Begins to keep sealed notes: a key under a passphrase. Whoever forgets it can't open them again, and nobody else can. */
export const beginSealing = defineCommand({
  name: 'grid.beginSealing',
  title: '启用封存信息',
  input: z.object({ passphrase }),
  output: z.object({}),
  secret: true,
  final: '封存信息启用后不能撤销；不用的，不登记就是了。',
  async prepare({ main, reader }, input) {
    if (await vaultOf(reader)) return refused(problem('sealed-begun', '封存信息已经启用，不用再启用。'))
    return main['vault.make'](input)
  },
  async run(tx, made) {
    await tx.put('vaults', { id: 'vault', ...made })
    return {}
  },
})

/** Opens the sealed notes to whoever knows the passphrase, for ten minutes without use. Who did so stands in the journal, for whom does not. */
export const openSealed = defineCommand({
  name: 'grid.openSealed',
  title: '打开封存信息',
  input: z.object({ passphrase }),
  output: z.object({}),
  secret: true,
  recorded: true,
  final: '打开过封存信息要留痕，不能撤销。',
  async prepare({ main, reader, operator }, input): Promise<Outcome<null>> {
    const vault = await vaultOf(reader)
    if (!vault) return refused(notBegun)
    const opened = await main['vault.unlock']({ keyFile: vault.keyFile, passphrase: input.passphrase, operator })
    return opened.ok ? done(null) : opened
  },
  run: () => Promise.resolve({}),
})

/** Seals a note. Needs no passphrase: whoever learns something may put it in, and can't take it out. */
export const noteSealed = defineCommand({
  name: 'grid.noteSealed',
  title: '登记封存信息',
  input: SealedNote,
  output: z.object({ id }),
  secret: true,
  async prepare({ main, reader, today }, note) {
    const vault = await vaultOf(reader)
    if (!vault) return refused(notBegun)
    if (note.on > today())
      return refused(problem('date-future', '知悉日期晚于今天，请更正。', { field: '知悉日期', path: ['on'] }))
    const wrong = doorProblem(await reader.get('households', note.household), note.on, ['on'])
    if (wrong) return refused(wrong)
    return done(await main['vault.seal']({ recipient: vault.recipient, text: JSON.stringify(note) }))
  },
  async run(tx, box) {
    const made = tx.newId()
    await tx.put('sealed', { id: made, box })
    return { id: made }
  },
})

/** Takes a sealed note off. */
export const removeSealed = defineCommand({
  name: 'grid.removeSealed',
  title: '删除封存信息',
  input: z.object({ id }),
  output: z.object({ id }),
  async run(tx, { id: note }) {
    if (!(await tx.get('sealed', note))) tx.refuse(problem('sealed-unknown', '没有这条封存信息，可能已经删除。'))
    await tx.remove('sealed', [note])
    return { id: note }
  },
})

/** Whether sealed notes are kept, and whether they are open to whoever asks. */
export const sealedState = defineQuery({
  name: 'grid.sealedState',
  title: '封存信息是否打开',
  input: z.object({}),
  output: z.object({ begun: z.boolean(), open: z.boolean() }),
  async run(reader, _, { main, operator }) {
    return { begun: (await vaultOf(reader)) !== undefined, ...(await main['vault.state']({ operator })) }
  },
})

/** Shuts the sealed notes again before the ten minutes are over. */
export const closeSealed = defineQuery({
  name: 'grid.closeSealed',
  title: '关上封存信息',
  input: z.object({}),
  output: z.object({}),
  run: async (_, __, { main }) => main['vault.lock']({}),
})

/** The sealed notes of a household and of who lives there; refused while they are shut. Nothing of it is kept anywhere. */
export const sealedNotes = defineQuery({
  name: 'grid.sealedNotes',
  title: '一户的封存信息',
  input: z.object({ household: SealedNote.shape.household }),
  output: z.object({
    /** `name` is null of a note about the whole household. */
    notes: z.array(SealedNote.extend({ id, name: z.string().nullable() })),
    /** Boxes that could not be opened. */
    damaged: z.number().int(),
  }),
  async run(reader, { household }, outside) {
    const { notes, damaged } = await opened(reader, outside)
    const residents = await residentNames(reader, { household })
    const own = notes.filter(note => note.household === household)
    return {
      notes: own.map(note => ({
        ...note,
        name: note.resident === undefined ? null : (residents.get(note.resident) ?? '已删除的居民'),
      })),
      damaged,
    }
  },
})

async function opened(reader: Reader, { main, operator }: Outside) {
  const rows = await reader.all('sealed')
  const read = await main['vault.read']({ boxes: rows.map(({ box }) => box), operator })
  if (!read.ok) throw new Refusal(read.problems)
  const notes = read.value.map((text, at) => {
    const note = text === null ? null : SealedNote.safeParse(JSON.parse(text))
    return note?.success ? { id: rows[at]!.id, ...note.data } : null
  })
  const found = notes.filter(note => note !== null)
  return { notes: found, damaged: notes.length - found.length }
}
