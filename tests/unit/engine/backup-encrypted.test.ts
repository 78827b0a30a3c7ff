import { execFileSync } from 'node:child_process'
import * as fs from 'node:fs'
import * as path from 'node:path'
import { armor, Encrypter } from 'age-encryption'
import { beforeEach, describe, expect, it } from 'vitest'
import { schemaNumber } from '../../../src-renderer/engine/schema/versions'
import { incomingIn } from '../../../src-main/backups/adopt'
import {
  ensureProtected,
  protectBackups,
  readBackupKey,
  unprotectBackups,
  writeBackupKey,
} from '../../../src-main/backups/backup-key'
import { writeSealed } from '../../../src-main/backups/sealed-file'
import { readTarHeader, tarEnd, tarHeader, tarPadding } from '../../../src-main/backups/tar'
import { newIdentity, recipientOf } from '../../../src-main/age/identity'
import { codesOf, valueOf } from '../outcome'
import { add, backUpTo, checksOf, hashOf, namesOf, officePc, restoreFrom, switchOn, type Pc } from './backup-bench'

const passphrase = '安平社区 2026'
let pc: Pc & { folder: string }
let file: string

const keyOf = ({ disk }: Pc) => disk.profile.backupKey
const protect = (of: Pc, typed = passphrase, before: string | null = null) => protectBackups(keyOf(of), typed, before)
/** Restores with what somebody types. */
function restoreWith(to: Pc, from: string, typed: string) {
  const token = to.disk.tokens.take(from)
  to.disk.tokens.keepPassphrase(token, typed)
  return to.engine.restoreFile(token, '周敏')
}
const another = (name: string) => switchOn(path.join(pc.folder, name))

beforeEach(async () => {
  pc = await officePc()
  file = path.join(pc.folder, 'stick.tar')
  await protectQuickly(pc)
})

/** Puts a PC under the passphrase with a key that is quick to try: what the work costs has its own tests. */
async function protectQuickly(of: Pc): Promise<void> {
  const identity = await newIdentity()
  const encrypter = new Encrypter()
  encrypter.setPassphrase(passphrase)
  encrypter.setScryptWorkFactor(6)
  const keyFile = armor.encode(await encrypter.encrypt(`${identity}\n`))
  writeBackupKey(keyOf(of), { recipient: await recipientOf(identity), keyFile })
}

describe('a backup under a passphrase', () => {
  it('is a tar of two files, and nothing of the books can be read in it', async () => {
    await backUpTo(pc, file)
    const listed = execFileSync('tar', ['-tf', file], { encoding: 'utf8' }).trim().split('\n')
    expect(listed).toEqual(['key.age', 'backup.tar.age'])
    const bytes = fs.readFileSync(file)
    for (const word of ['中共安平', '周敏', '王强', 'signing.key', 'store-id', 'AGE-SECRET-KEY', passphrase])
      expect(bytes.includes(word), word).toBe(false)
  })

  it('asks for the passphrase, takes no wrong one, and goes on with the right one on a new PC', async () => {
    await backUpTo(pc, file)
    const state = await hashOf(pc)
    const there = await another('new')
    expect(codesOf(await restoreFrom(there, file))).toEqual(['backup-locked'])
    expect(codesOf(await restoreWith(there, file, '安平社区 2025'))).toEqual(['backup-passphrase-wrong'])
    expect(fs.existsSync(incomingIn(there.disk.profile).root)).toBe(false)
    valueOf(await restoreWith(there, file, passphrase))
    expect(await hashOf(there)).toEqual(state)
  })

  it('leaves the new PC writing its copies under the same passphrase', async () => {
    await backUpTo(pc, file)
    const there = await another('new')
    valueOf(await restoreWith(there, file, passphrase))
    await add(there, '李明')
    const state = await hashOf(there)
    const next = await backUpTo(there, path.join(pc.folder, 'next.tar'))
    const third = await another('third')
    expect(codesOf(await restoreFrom(third, next))).toEqual(['backup-locked'])
    valueOf(await restoreWith(third, next, passphrase))
    expect(await hashOf(third)).toEqual(state)
  })

  it('leads back to an earlier state, and makes a lost store anew', async () => {
    await backUpTo(pc, file)
    const state = await hashOf(pc)
    await add(pc, '李明')
    valueOf(await restoreWith(pc, file, passphrase))
    expect(await hashOf(pc)).toEqual(state)
    const lost = await switchOn(pc.folder)
    const token = lost.disk.tokens.take(file)
    expect(codesOf(await lost.engine.recoverFile(token))).toEqual(['backup-locked'])
    lost.disk.tokens.keepPassphrase(token, passphrase)
    valueOf(await lost.engine.recoverFile(token))
    expect(await hashOf(lost)).toEqual(state)
  })

  it('is what the second place gets, without anybody typing', async () => {
    const stick = path.join(pc.folder, 'stick')
    fs.mkdirSync(stick)
    await pc.engine.choosePlace(pc.disk.tokens.take(stick))
    valueOf(await pc.engine.copyBackup())
    const [copy] = fs.readdirSync(stick)
    expect(copy).toContain('加密')
    expect(await pc.disk.main['backup.place']({})).toMatchObject({ encrypted: true })
    const there = await another('new')
    expect(codesOf(await restoreFrom(there, path.join(stick, copy!)))).toEqual(['backup-locked'])
    valueOf(await restoreWith(there, path.join(stick, copy!), passphrase))
  })

  it('is read back before it counts: what is no backup inside leaves the older file in its place', async () => {
    fs.writeFileSync(path.join(pc.disk.profile.backups, `restored-${'0'.repeat(64)}.json`), 'no index')
    fs.writeFileSync(file, 'an older one')
    expect(codesOf(await pc.engine.backup(pc.disk.tokens.take(file)))).toEqual(['backup-damaged'])
    expect(fs.readFileSync(file, 'utf8')).toBe('an older one')
    expect(fs.readdirSync(pc.folder).filter(name => name.endsWith('.part'))).toEqual([])
  })
})

describe('the passphrase', () => {
  it('has at least eight characters, counted as people do', async () => {
    expect(codesOf(await protect(await another('new'), '1234567'))).toEqual(['backup-passphrase-short'])
    expect(codesOf(await protect(await another('other'), '👍👍👍👍'))).toEqual(['backup-passphrase-short'])
  })

  it('is changed only by whoever knows it; copies made before keep the old one', async () => {
    await backUpTo(pc, file)
    const before = fs.readFileSync(keyOf(pc), 'utf8')
    for (const wrong of [null, '', '安平社区 2025'])
      expect(codesOf(await protect(pc, 'another one', wrong))).toEqual(['backup-passphrase-wrong'])
    expect(fs.readFileSync(keyOf(pc), 'utf8')).toBe(before)
    valueOf(await protect(pc, 'another one', passphrase))
    const later = await backUpTo(pc, path.join(pc.folder, 'later.tar'))
    const there = await another('new')
    expect(codesOf(await restoreWith(there, later, passphrase))).toEqual(['backup-passphrase-wrong'])
    expect(codesOf(await restoreWith(there, file, 'another one'))).toEqual(['backup-passphrase-wrong'])
    valueOf(await restoreWith(there, later, 'another one'))
    valueOf(await restoreWith(await another('third'), file, passphrase))
  })

  it('that was switched off leaves later copies open, and earlier ones as they were', async () => {
    await backUpTo(pc, file)
    valueOf(unprotectBackups(keyOf(pc)))
    const open = await backUpTo(pc, path.join(pc.folder, 'open.tar'))
    valueOf(await restoreFrom(await another('new'), open))
    valueOf(await restoreWith(await another('third'), file, passphrase))
  })

  it('is nowhere in the profile, and neither is the key behind it in the clear', async () => {
    await backUpTo(pc, file)
    await restoreWith(pc, file, passphrase)
    for (const name of fs.readdirSync(pc.disk.profile.root, { recursive: true }) as string[]) {
      const at = path.join(pc.disk.profile.root, name)
      if (!fs.statSync(at).isFile()) continue
      for (const word of [passphrase, 'AGE-SECRET-KEY']) expect(fs.readFileSync(at).includes(word), name).toBe(false)
    }
    expect(fs.statSync(keyOf(pc)).mode & 0o777).toBe(0o600)
  })

  it('of a script makes the key at first, and later has to be the right one', async () => {
    const there = await another('new')
    valueOf(await ensureProtected(keyOf(there), passphrase))
    valueOf(await ensureProtected(keyOf(there), passphrase))
    expect(codesOf(await ensureProtected(keyOf(there), 'another one'))).toEqual(['backup-passphrase-wrong'])
  })
})

describe('a damaged key', () => {
  it('stops copies rather than leaving them open, is named by the doctor, and is made anew', async () => {
    const text = fs.readFileSync(keyOf(pc), 'utf8')
    for (const damaged of ['', '{', text.replace(/[A-Z]{5}/, 'AAAAA'), text.replace('age1', 'age2')]) {
      fs.writeFileSync(keyOf(pc), damaged)
      expect(codesOf(await pc.engine.backup(pc.disk.tokens.take(file)))).toEqual(['backup-key-damaged'])
      expect(fs.existsSync(file)).toBe(false)
      expect(await checksOf(pc)).toMatchObject({ 'backup-key': false, backups: true })
    }
    valueOf(await protect(pc, 'another one'))
    expect(await checksOf(pc)).toMatchObject({ 'backup-key': true })
    await backUpTo(pc, file)
    valueOf(await restoreWith(await another('new'), file, 'another one'))
  })
})

/** The two files of an encrypted backup. */
function partsOf(archive: Buffer): { key: Buffer; cipher: Buffer } {
  const sizeAt = (at: number) => (readTarHeader(Buffer.from(archive.subarray(at, at + 512))) as { size: number }).size
  const keySize = sizeAt(0)
  const second = 512 + keySize + tarPadding(keySize).length
  return {
    key: archive.subarray(512, 512 + keySize),
    cipher: archive.subarray(second + 512, second + 512 + sizeAt(second)),
  }
}
const tarOf = (files: Record<string, Uint8Array>) =>
  Buffer.concat([
    ...Object.entries(files).flatMap(([name, bytes]) => [
      tarHeader(name, bytes.length, 0),
      bytes,
      tarPadding(bytes.length),
    ]),
    tarEnd(),
  ])

describe('a hostile or damaged encrypted file', () => {
  let whole: Buffer
  let before: unknown
  beforeEach(async () => {
    await backUpTo(pc, file)
    whole = fs.readFileSync(file)
    await add(pc, '李明')
    before = [await hashOf(pc), await namesOf(pc), fs.readdirSync(pc.disk.profile.root).sort()]
  })
  async function refusedWith(bytes: Uint8Array): Promise<string[]> {
    fs.writeFileSync(file, bytes)
    const codes = codesOf(await restoreWith(pc, file, passphrase))
    expect([await hashOf(pc), await namesOf(pc), fs.readdirSync(pc.disk.profile.root).sort()]).toEqual(before)
    return codes
  }

  it('is refused whole wherever it is cut, and with any of a dozen bytes changed', async () => {
    const { cipher } = partsOf(whole)
    const cipherAt = whole.indexOf(cipher)
    for (const length of [0, 300, 512, 800, 1100, cipherAt, cipherAt + 200, whole.length - 1024, whole.length - 1])
      expect(await refusedWith(whole.subarray(0, length)), `cut to ${length}`).toEqual(['backup-damaged'])
    expect(await refusedWith(Buffer.concat([whole, Buffer.alloc(512)]))).toEqual(['backup-damaged'])
    const inCipher = [0, 30, 120, 250, 400, 1000, 4000, cipher.length - 20, cipher.length - 1].map(at => cipherAt + at)
    for (const at of [3, 130, cipherAt - 400, ...inCipher, whole.length - 3]) {
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1
      expect(await refusedWith(flipped), `byte ${at}`).toEqual(['backup-damaged'])
    }
  })

  it('is refused with a changed key: that looks like a wrong passphrase, or like damage', async () => {
    for (const at of [512, 600, 700, 800, 900, 1000]) {
      const flipped = Buffer.from(whole)
      flipped[at]! ^= 1
      expect(await refusedWith(flipped), `byte ${at}`).toEqual([
        expect.stringMatching(/^backup-(damaged|passphrase-wrong)$/),
      ])
    }
  })

  it('is refused with another file in it, with one missing, in another order, and under other names', async () => {
    const { key, cipher } = partsOf(whole)
    // As it is written, so that it is the change that is refused.
    fs.writeFileSync(file, tarOf({ 'key.age': key, 'backup.tar.age': cipher }))
    expect((await pc.disk.main['backup.unpack']({ token: tokenWith(), schema: schemaNumber })).ok).toBe(true)
    const others: Record<string, Uint8Array>[] = [
      { 'key.age': key, 'backup.tar.age': cipher, more: Buffer.from('x') },
      { 'key.age': key, more: Buffer.from('x'), 'backup.tar.age': cipher },
      { 'key.age': key },
      { 'backup.tar.age': cipher },
      { 'backup.tar.age': cipher, 'key.age': key },
      { 'key.age': key, 'other.age': cipher },
      { 'key.age': Buffer.alloc(70_000, 'a'), 'backup.tar.age': cipher },
    ]
    for (const files of others)
      expect(await refusedWith(tarOf(files)), Object.keys(files).join()).toEqual(['backup-damaged'])
  })
  function tokenWith(): string {
    const token = pc.disk.tokens.take(file)
    pc.disk.tokens.keepPassphrase(token, passphrase)
    return token
  }

  it('is refused where it was encrypted twice, for another key, or where no backup is inside', async () => {
    const key = valueOf(readBackupKey(keyOf(pc)))!
    async function sealed(plain: Uint8Array, recipient = key.recipient): Promise<Buffer> {
      const out = fs.openSync(file, 'w')
      async function* bytes() {
        yield plain
      }
      const witness = await recipientOf(await newIdentity())
      await writeSealed(out, bytes(), { key: { ...key, recipient }, witness, seconds: 0 })
      fs.closeSync(out)
      return fs.readFileSync(file)
    }
    expect(await refusedWith(await sealed(whole))).toEqual(['backup-damaged'])
    expect(await refusedWith(await sealed(Buffer.from('花名册')))).toEqual(['backup-damaged'])
    expect(await refusedWith(await sealed(Buffer.alloc(0)))).toEqual(['backup-damaged'])
    expect(await refusedWith(await sealed(whole, await recipientOf(await newIdentity())))).toEqual(['backup-damaged'])
  })
})
