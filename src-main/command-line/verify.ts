import { readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { readBundle } from '../../src-shared/bundle/read-bundle'
import { describeBundle, printVerifyReport, type VerifyReport } from '../../src-shared/bundle/verify-report'
import { problem, refused, type Outcome } from '../../src-shared/problem'
import { isEncrypted } from '../age/encrypted-bytes'
import { readIfThere } from '../files/read-if-there'
import { diskProblem } from '../files/disk-problem'
import { nodePrimitives } from '../keys/primitives'
import type { CommandLine } from './arguments'
import { exits, sayer } from './run'
import type { Streams } from './streams'

/**
 * Verifies bundles without a profile: with the key named, else with the `<office code>.pub` beside each file. Every
 * file is answered for itself; one that fails never stops the others.
 */
export async function verifyFiles(line: CommandLine, streams: Streams): Promise<number> {
  const say = sayer(streams, line.flags)
  let status: number = exits.done
  for (const file of line.words) {
    const outcome = await verifyFile(file, line.options.key)
    if (!outcome.ok) {
      status = exits.refused
      await say.outcome(outcome)
    } else if (line.flags.has('json')) await streams.result(`${JSON.stringify(outcome.value)}\n`)
    else await streams.result(printVerifyReport(outcome.value))
  }
  return status
}

async function verifyFile(file: string, keyFile: string | undefined): Promise<Outcome<VerifyReport>> {
  try {
    const key = readIfThere(keyFile ?? keyBeside(file))
    if (key === null)
      return refused(
        problem(
          'key-missing',
          `没有找到报送单位的公钥。请用 --key 指明，或把“单位代码.pub”放在${basename(file)}旁边。`,
        ),
      )
    const bytes = new Uint8Array(readFileSync(file))
    if (isEncrypted(bytes)) return refused(encrypted)
    const read = await readBundle(bytes, { primitives: nodePrimitives, keyFor: () => key })
    return read.ok ? describeBundle(read.value, nodePrimitives.sha256) : read
  } catch (error) {
    return refused(diskProblem(error))
  }
}

const encrypted = problem(
  'bundle-encrypted',
  '这份文件是加密的，要先解密才能核对：age -d -i 密钥文件 -o 报送.qlb 文件.qlb.age',
)

function keyBeside(file: string): string {
  const [, office = '', mark = ''] = /^(\d{12}).*?(-k\d+)?\.qlb(?:\.age)?$/i.exec(basename(file)) ?? []
  return join(dirname(file), `${office}${mark}.pub`)
}
