/** The command line of product.md, taken apart. */
export interface CommandLine {
  verb: string
  words: string[]
  options: Record<string, string>
  flags: ReadonlySet<string>
}

const valued = [
  'profile',
  'operator',
  'passphrase-file',
  'input',
  'as',
  'problems',
  'period',
  'note',
  'to',
  'detail',
  'recipient',
  'key',
  'id',
  'backup',
  'backup-passphrase-file',
  'old-passphrase-file',
]
const bare = ['json', 'quiet', 'dry-run', 'keep-going', 'up-to-damage', 'overwrite', 'shared', 'help']

/** Words each verb takes: at least, at most. */
const verbs: Readonly<Record<string, readonly [number, number]>> = {
  '': [0, 0],
  help: [0, 0],
  commands: [0, 0],
  queries: [0, 0],
  do: [1, 1],
  query: [1, 1],
  batch: [1, 1],
  import: [1, 1],
  export: [0, 0],
  verify: [1, Infinity],
  merge: [1, Infinity],
  print: [1, 1],
  backup: [0, 0],
  'backup-passphrase': [1, 1],
  restore: [1, 1],
  'fill-attachments': [1, 1],
  doctor: [0, 0],
  recover: [0, 0],
  'recovery-sheet': [0, 0],
  'recover-key': [1, 1],
}

/** Options a verb cannot do without. */
const needed: Readonly<Record<string, readonly string[]>> = {
  import: ['as'],
  export: ['period', 'to'],
  print: ['to'],
  backup: ['to'],
  'recovery-sheet': ['to'],
}

/** @returns the parts, or a Chinese sentence that says what is wrong with the words */
export function parseCommandLine(words: readonly string[]): CommandLine | { wrong: string } {
  const plain: string[] = []
  const options: Record<string, string> = {}
  const flags = new Set<string>()
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!
    if (!word.startsWith('--')) {
      plain.push(word)
      continue
    }
    const [name, inline] = word.slice(2).split(/=(.*)/s) as [string, string?]
    if (bare.includes(name)) flags.add(name)
    else if (!valued.includes(name)) return { wrong: `不认识的选项 --${name}` }
    else {
      const value = inline ?? words[++i]
      if (value === undefined) return { wrong: `选项 --${name} 后面缺内容` }
      options[name] = value
    }
  }
  const [verb = '', ...rest] = plain
  if (flags.has('help')) return { verb: 'help', words: [], options, flags }
  const range = verbs[verb]
  if (!range) return { wrong: `不认识的命令 ${verb}` }
  if (rest.length < range[0] || rest.length > range[1]) return { wrong: `命令 ${verb} 的参数个数不对` }
  if (flags.has('up-to-damage') && options.backup)
    return { wrong: '选项 --up-to-damage 和 --backup 只能用一个：有更新的备份，就用备份' }
  if (verb === 'backup-passphrase' && !['set', 'change', 'off'].includes(rest[0]!))
    return { wrong: '命令 backup-passphrase 后面写 set、change 或 off' }
  const missing = (needed[verb] ?? []).find(name => !(name in options))
  if (missing) return { wrong: `命令 ${verb} 需要选项 --${missing}` }
  return { verb, words: rest, options, flags }
}

export const usage = `亲邻台账 命令行
  qinlin                                   打开窗口
  qinlin commands | queries [--json]       列出全部命令或查询
  qinlin do <命令> [--input 文件|-]        执行一个命令
  qinlin query <查询> [--input 文件|-]     执行一个查询
  qinlin batch 文件|-  [--keep-going]      逐行执行 {"do"|"query": 名称, "input": …}
  qinlin import 文件 --as members [--dry-run] [--problems 问题.xlsx]   问题写在原表各行旁边，另存一份
  qinlin export --period 2026Q3 --to 文件夹 [--detail figures|pseudonymous|named]
                [--recipient 收件人文件] [--note 说明]   报送期写成 2026-09、2026Q3、2026H2 或 2026
  qinlin verify 文件… [--key 单位.pub]
  qinlin merge 文件或文件夹…
  qinlin print <文书> [--id 编号] [--input 文件] --to 输出.pdf|输出.docx
  qinlin backup --to 文件 [--overwrite] · qinlin restore 文件
  qinlin fill-attachments 文件             从备份文件补回缺失或损坏的附件，别的不动
  qinlin backup-passphrase set --backup-passphrase-file 文件        给拷出去的备份设口令
  qinlin backup-passphrase change --old-passphrase-file 文件 --backup-passphrase-file 文件
  qinlin backup-passphrase off                                      以后拷出去的备份不用口令
  qinlin doctor
  qinlin recover [--backup 文件]           用最近的备份和操作日志重新生成数据
  qinlin recover --up-to-damage            日志损坏时恢复到损坏之前，其后的丢失，损坏的日志另存
  qinlin recovery-sheet --to 输出.pdf [--shared]   解密密钥的恢复单：一份即可恢复；--shared 三份，任意两份可恢复
  qinlin recover-key 文件|-                用恢复单找回解密密钥；文件里照恢复单逐行输入，两份之间空一行
  备份有口令的：--backup-passphrase-file 文件，口令写在一行里，- 是标准输入；用在 backup 上，以后拷出去的备份都要这个口令
  公共选项：--profile 文件夹 --operator 姓名 --passphrase-file 文件 --json --quiet
`
