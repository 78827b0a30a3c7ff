import './style-nonce'
import '../widgets/base.css'
import { problem, refused, type Problem } from '../../src-shared/problem'
import { startEngine, type EngineClient } from '../engine/client'
import { platform } from '../platform'
import { installTokens } from '../widgets/theme'

/** Starts the window: the skeleton stands already, the store opens while the frame is loaded. */
async function start(): Promise<void> {
  const given = platform()
  const frame = import('./mount')
  const settings = given.main['settings.read']({}).catch(() => ({}))
  const info = given.main['app.info']({})
  const engine = info.then(async ({ refusal }) =>
    refusal ? closedEngine(refusal) : startEngine(await given.enginePort()).catch(() => closedEngine(engineFailed)),
  )
  const { mountFrame } = await frame
  await mountFrame({ platform: given, engine: await engine, settings: await settings, info: await info })
}

const engineFailed = problem('engine-failed', '程序没有完全启动，台账打不开。')

/** An engine that never came up, so that the window can still say why. */
function closedEngine(why: Problem): EngineClient {
  const outcome = refused(why)
  const refuse = () => Promise.resolve(outcome)
  return {
    opening: outcome,
    operator: '',
    run: refuse,
    query: refuse,
    watch: () => () => {},
    recover: refuse,
    outlook: () => Promise.resolve(null),
    backup: refuse,
    copyBackup: refuse,
    choosePlace: () => Promise.resolve(),
    restore: refuse,
    restoreFile: refuse,
    fillContent: refuse,
    recoverFile: refuse,
    drafts: () => Promise.resolve([]),
    keepDraft: () => Promise.resolve(),
    dropDraft: () => Promise.resolve(),
    mapping: () => Promise.resolve(undefined),
    keepMapping: () => Promise.resolve(),
    dropMapping: () => Promise.resolve(),
    tend: () => Promise.resolve(null),
    raw: null as never,
  }
}

installTokens()
void start()
